import Foundation
import HTML
import Newsroom
import PlainText

/// Offers what a person typed earlier in other forms. A script adds what only the browser has.
struct CopyOffers {
  let session: DeskSession
  let article: UUID?
  let offers: [CopyOffer]
  let clock: DeskClock

  func write(to writer: inout HTMLWriter) {
    writer.begin(.div, .id("copies"))
    for offer in offers { write(offer, to: &writer) }
    if offers.count > 1 {
      beginDiscarding(offers.flatMap(\.forms), to: &writer)
      writer.write(button: DeskWords.discardAllCopies, isQuiet: true)
      writer.end()
    }
    writer.end()
  }

  private func write(_ offer: CopyOffer, to writer: inout HTMLWriter) {
    writer.begin(
      .div, .cssClass("problem"), .data("form", offer.copy.form.text),
      .data("copies", "\(offer.copy.number)"))
    writer.begin(.p)
    writer.write(DeskWords.copyFrom)
    writer.write(offer.copy.savedAt, clock)
    writer.write(DeskWords.copyNotSaved)
    writer.write(" \(DeskWords.copyDiffers(in: offer.differences))")
    writer.end()
    if !offer.excerpt.isEmpty {
      writer.write(.p, .cssClass("facts"), .direction("auto"), text: offer.excerpt)
    }
    beginDiscarding(offer.forms, to: &writer)
    writer.write(
      .a, .cssClass("button"), .link(DeskPath.editing(article, copy: offer.copy.form)),
      text: DeskWords.useCopy)
    writer.write(button: DeskWords.discardCopy, isQuiet: true)
    writer.end()
    writer.end()
  }

  /// Begins a form that discards the copies of these forms.
  private func beginDiscarding(_ forms: [UUID], to writer: inout HTMLWriter) {
    writer.begin(
      .form,
      HTMLAttribute.posting(to: DeskPath.discardCopy(of: article).address)
        + [.cssClass("actions")])
    writer.write(token: session)
    for form in forms { writer.write(hidden: "form", form.text) }
  }
}
