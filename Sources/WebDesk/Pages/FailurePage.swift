import HTML
import Newsroom
import SCGI
import WebRequests

/// Says what did not work, and what to do. What was typed is there to be sent again or copied.
struct FailurePage {
  let failure: Failure
  var typed: (form: KeptForm, purpose: KeptFormPurpose)?
  /// Of the person who is signed in, for the menu; nil if it cannot be read.
  var session: DeskSession?

  var response: SCGIResponse {
    let frame = DeskFrame(title: title, session: session, place: nil)
    let html = frame.page { writer in
      writer.begin(.section, .cssClass(typed == nil ? "card narrow" : "card"))
      writer.write(.h1, text: title)
      writer.write(.p, .role("alert"), text: sentence)
      writer.writeSetUp(of: session)
      if let typed { write(typed.form, typed.purpose, to: &writer) }
      writer.begin(.p)
      writer.write(.a, .link(DeskPath.home.address), text: DeskWords.toHome)
      writer.end()
      writer.end()
    }
    var response = SCGIResponse.page(html, status: failure.status)
    if response.status == 503 { response.add("5", for: "Retry-After") }
    return response
  }

  private func write(
    _ typed: KeptForm, _ purpose: KeptFormPurpose, to writer: inout HTMLWriter
  ) {
    writer.write(.h2, text: purpose.action)
    purpose.write(to: &writer)
    if let lostFiles = typed.fields.lostFiles { writer.write(.p, text: lostFiles) }
    writer.write(.p, text: DeskWords.typedIsHere)
    writer.write(typed, session: session, button: canRepeat ? purpose.action : nil)
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
