import Digests
import Editorial
import Foundation
import HTML
import Manuscripts
import Newsroom

/// What differs between two revisions, field by field: the words that went and those that came, in their
/// paragraphs. Long passages without a change can be opened.
struct DifferenceView {
  let difference: ArticleDifference
  let article: UUID
  /// The level of the fields' names as headings.
  var level = 2

  func write(to writer: inout HTMLWriter) {
    for erased in difference.erased {
      writer.write(.p, .cssClass("problem"), text: "\(erased.revision): \(erased.erasure.words).")
    }
    if difference.fields.isEmpty { writer.write(.p, .cssClass("empty"), text: DeskWords.same) }
    for field in difference.fields {
      writer.write(.heading(level: level), text: DeskWords.name(ofField: field.field))
      writer.begin(.div, .cssClass("difference"), .direction("auto"))
      write(MarkedParagraph.all(of: field.words)[...], to: &writer)
      if field.field == "pictures" {
        write(difference.formerPictures, in: .del, to: &writer)
        write(difference.newPictures, in: .ins, to: &writer)
      }
      writer.end()
    }
  }

  private func write(_ pictures: [Picture], in mark: HTMLElement, to writer: inout HTMLWriter) {
    for picture in pictures {
      writer.begin(mark)
      writer.write(
        empty: .img, .source(DeskPath.article(article, "pictures/\(picture.key.hex)").address),
        .alternative(picture.path), .width(picture.width), .height(picture.height), .loadedLate)
      writer.end()
    }
  }

  private func write(_ paragraphs: ArraySlice<MarkedParagraph>, to writer: inout HTMLWriter) {
    var rest = paragraphs
    while let first = rest.first {
      guard first.isUnchanged else {
        first.write(to: &writer)
        rest = rest.dropFirst()
        continue
      }
      let same = rest.prefix { $0.isUnchanged }
      rest = rest.dropFirst(same.count)
      // A paragraph before and one after a change say where it is.
      let before = same.startIndex == paragraphs.startIndex ? 0 : 1
      let after = rest.isEmpty ? 0 : 1
      let hidden = same.dropFirst(before).dropLast(after)
      guard hidden.count >= 3 else {
        for paragraph in same { paragraph.write(to: &writer) }
        continue
      }
      for paragraph in same.prefix(before) { paragraph.write(to: &writer) }
      writer.begin(.details)
      writer.write(.summary, text: DeskWords.unchanged(hidden.count))
      for paragraph in hidden { paragraph.write(to: &writer) }
      writer.end()
      for paragraph in same.suffix(after) { paragraph.write(to: &writer) }
    }
  }
}
