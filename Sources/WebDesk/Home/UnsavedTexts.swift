import Editorial
import Foundation
import HTML
import Manuscripts
import Newsroom
import PlainText

/// What a person typed and has not saved as a revision, with the way to the form that has it.
struct UnsavedTexts {
  let copies: [WorkingCopy]
  let clock: DeskClock

  func write(to writer: inout HTMLWriter) {
    guard !copies.isEmpty else { return }
    writer.begin(.section)
    writer.write(.h2, text: DeskWords.unsaved)
    writer.begin(.ul, .cssClass("entries"))
    for copy in copies {
      writer.begin(.li)
      writer.begin(.h3)
      let headline = copy.fields["headline"]?.trimmed ?? ""
      writer.write(
        .a, .link(DeskPath.editing(copy.article).address), .direction("auto"),
        text: headline.isEmpty ? DeskWords.noHeadline : headline)
      writer.end()
      writer.begin(.p, .cssClass("facts"))
      writer.write(copy.article == nil ? DeskWords.unsavedNew : DeskWords.unsavedChange)
      writer.write(copy.savedAt, clock)
      writer.end()
      writer.end()
    }
    writer.end()
    writer.end()
  }

  /// The copies with a text of their own: a preview keeps one although nothing was typed.
  static func unsaved(_ copies: [WorkingCopy], _ reader: Member) async -> [WorkingCopy] {
    var unsaved: [WorkingCopy] = []
    for copy in copies {
      if await hasOwnText(copy, reader) { unsaved.append(copy) }
    }
    return unsaved
  }

  /// Whether its text is neither that of the working revision nor that of its base. What cannot be
  /// compared counts as its own.
  private static func hasOwnText(_ copy: WorkingCopy, _ reader: Member) async -> Bool {
    let typed = ManuscriptForm(copy)
    guard let article = copy.article else {
      return !typed.differences(from: ManuscriptForm()).isEmpty
    }
    guard let working = try? await reader.working(article.text),
      let file = try? ManuscriptFile(editing: working)
    else { return true }
    guard !typed.differences(from: ManuscriptForm(file)).isEmpty else { return false }
    guard let base = typed.baseRevision, base != working.revision.number,
      let found = try? await reader.show(article.text, revision: base).value,
      let former = try? ManuscriptFile(found)
    else { return true }
    return !typed.differences(from: ManuscriptForm(former)).isEmpty
  }
}
