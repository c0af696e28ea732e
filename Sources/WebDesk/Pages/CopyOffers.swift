import Foundation
import HTML
import Newsroom
import PlainText

/// Offers what a person typed earlier in other forms. A script adds what only the browser has.
struct CopyOffers {
  let session: DeskSession
  let article: UUID?
  let copies: [WorkingCopy]
  let clock: DeskClock

  func write(to writer: inout HTMLWriter) {
    writer.begin(.div, .id("copies"))
    for copy in copies {
      writer.begin(
        .div, .cssClass("problem"), .data("form", copy.form.text),
        .data("copies", "\(copy.number)"))
      writer.begin(.p)
      writer.write(DeskWords.copyFrom)
      writer.write(copy.savedAt, clock)
      writer.write(DeskWords.copyNotSaved)
      writer.end()
      if let beginning = beginning(of: copy) {
        writer.write(.p, .cssClass("facts"), .direction("auto"), text: beginning)
      }
      writer.begin(
        .form,
        HTMLAttribute.posting(to: DeskPath.discardCopy(of: article).address)
          + [.cssClass("actions")])
      writer.write(
        .a, .cssClass("button"), .link(DeskPath.editing(article, copy: copy.form)),
        text: DeskWords.useCopy)
      writer.write(token: session)
      writer.write(hidden: "form", copy.form.text)
      writer.write(button: DeskWords.discardCopy, isQuiet: true)
      writer.end()
      writer.end()
    }
    writer.end()
  }

  /// The headline and the first words of the text.
  private func beginning(of copy: WorkingCopy) -> String? {
    let parts = [copy.fields["headline"], copy.fields["body"].map { String($0.prefix(160)) }]
    let text = parts.compactMap { $0?.trimmed }.filter { !$0.isEmpty }.joined(separator: " – ")
    return text.isEmpty ? nil : text
  }
}
