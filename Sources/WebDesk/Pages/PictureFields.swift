import Editorial
import HTML
import Manuscripts
import Pictures

/// The part of the editor's form for pictures: new files, the lead picture, and what is said about
/// the pictures in the text.
struct PictureFields {
  let form: ManuscriptForm
  /// Those of the article's last revision.
  let stored: [Picture]
  /// Whether the person must do something here.
  let isOpen: Bool

  /// The most that new pictures may have together, in bytes. What a server in front of the program
  /// lets through is a little more, because the text comes with them.
  static let largestUpload = 30_000_000

  func write(to writer: inout HTMLWriter) {
    writer.begin(.details, [.cssClass("pictures")] + (isOpen ? [.open] : []))
    writer.write(.summary, text: DeskWords.pictures)
    writer.write(
      field: "pictures", DeskWords.addPictures,
      [
        .kind("file"), .several, .accepting(PictureFormat.allCases.map(\.mediaType)),
        .data("stored", stored.map(\.path).joined(separator: "\n")),
      ])
    writer.write(.p, .cssClass("hint"), text: DeskWords.picturesHint)
    writer.write(
      field: "lead", DeskWords.lead, [.kind("text"), .value(form["lead"]), .unchecked])
    write("lead-caption", DeskWords.caption, to: &writer)
    write("lead-alt", DeskWords.alternative, to: &writer)
    write("lead-credit", DeskWords.credit, to: &writer)
    writer.begin(.div, .id("pictures-described"))
    let described = Dictionary(
      form.images.map { (PictureDescriptions.identity(of: $0.uri ?? ""), $0) },
      uniquingKeysWith: { first, _ in first })
    var seen: Set<String> = []
    var number = 0
    for picture in MarkdownDocument(form.body).pictures {
      let identity = PictureDescriptions.identity(of: picture.uri)
      guard seen.insert(identity).inserted else { continue }
      write(described[identity] ?? PartialImage(uri: picture.uri), number, to: &writer)
      number += 1
    }
    writer.end()
    writer.end()
  }

  private func write(_ name: String, _ label: String, to writer: inout HTMLWriter) {
    writer.write(
      field: name, label, [.kind("text"), .direction("auto"), .value(form[name])])
  }

  private func write(_ image: PartialImage, _ number: Int, to writer: inout HTMLWriter) {
    writer.begin(.fieldset)
    writer.write(.legend, text: image.uri ?? "")
    writer.write(hidden: ImageFields.name(number, "uri"), image.uri ?? "")
    if let alt = image.alt { writer.write(hidden: ImageFields.name(number, "alt"), alt) }
    for (part, label, text) in [
      ("caption", DeskWords.caption, image.caption), ("credit", DeskWords.credit, image.credit),
    ] {
      writer.write(
        field: ImageFields.name(number, part), label,
        [.kind("text"), .direction("auto"), .value(text ?? "")])
    }
    writer.end()
  }
}
