import HTML
import Newsroom
import SCGI
import WebRequests

/// Says what did not work, and what to do. What was typed is there to be sent again or copied.
struct FailurePage {
  let failure: Failure
  var typed: TypedFields?
  /// Of the person who is signed in, for the menu; nil if it cannot be read.
  var session: DeskSession?

  var response: SCGIResponse {
    let frame = DeskFrame(title: title, session: session, place: nil)
    let html = frame.page { writer in
      writer.begin(.section, .cssClass(typed == nil ? "card narrow" : "card"))
      writer.write(.h1, text: title)
      writer.write(.p, .role("alert"), text: sentence)
      if let typed { write(typed, to: &writer) }
      writer.begin(.p)
      writer.write(.a, .link(DeskPath.home.address), text: DeskWords.toHome)
      writer.end()
      writer.end()
    }
    var response = SCGIResponse.page(html, status: failure.status)
    if response.status == 503 { response.add("5", for: "Retry-After") }
    return response
  }

  /// Every text in a field, so that the person can copy it.
  private func write(_ typed: TypedFields, to writer: inout HTMLWriter) {
    guard let address = WebAddress(typed.path) else { return }
    writer.write(.p, text: DeskWords.typedIsHere)
    writer.begin(.form, HTMLAttribute.posting(to: address))
    for field in typed.hidden { writer.write(hidden: field.name, field.text) }
    for field in typed.texts {
      writer.write(
        area: "typed-\(field.name)", name: field.name, DeskWords.field(field.name),
        text: field.text, [.rows(field.text.count > 200 ? 12 : 1), .direction("auto")])
    }
    if canRepeat { writer.write(button: DeskWords.tryAgain) }
    writer.end()
  }

  /// Whether the same form may succeed later.
  private var canRepeat: Bool { [.unavailable, .interrupted, .failed].contains(failure.kind) }

  /// The reason as a sentence. An error of the program or of the database is only in the log.
  private var sentence: String {
    switch failure.kind {
    case .failed: DeskWords.failed
    case .unavailable, .interrupted: DeskWords.unavailable
    default: failure.sentence
    }
  }

  private var title: String { DeskWords.title(of: failure.kind) }
}
