import HTML
import Newsroom
import SCGI
import WebRequests

/// What a person sent before, to look at it and send it again.
struct KeptFormPage {
  let kept: KeptForm
  let purpose: KeptFormPurpose
  let session: DeskSession
  /// What to know before one sends it.
  var note: String?
  /// Why it was refused.
  var problem: Failure?

  func response(status: Int) -> SCGIResponse {
    let frame = DeskFrame(title: purpose.action, session: session, place: nil)
    return .page(
      frame.page { writer in
        writer.begin(.section, .cssClass("card"))
        writer.write(.h1, text: purpose.action)
        purpose.write(to: &writer)
        if let note {
          writer.write(.p, .cssClass("done"), .role("status"), text: note)
        } else {
          writer.write(.p, text: DeskWords.typedIsHere)
        }
        if let problem {
          writer.write(.p, .cssClass("problem"), .role("alert"), text: problem.sentence)
        }
        writer.writeSetUp(of: session)
        writer.write(kept, session: session, button: purpose.action)
        writer.end()
      }, status: status)
  }
}

extension HTMLWriter {
  /// A form with every text in a field, so that the person can also copy it.
  ///
  /// - Parameters:
  ///   - session: Nil if it cannot be read; then the form has the token with which it was sent.
  ///   - button: Nil if the same form cannot succeed later.
  mutating func write(_ kept: KeptForm, session: DeskSession?, button: String?) {
    guard let address = WebAddress(kept.path) else { return }
    begin(.form, HTMLAttribute.posting(to: address))
    if let session {
      write(token: session)
    } else if let token = kept.fields["token"] {
      write(hidden: "token", token)
    }
    for field in kept.untyped { write(hidden: field.name, field.text) }
    for (number, field) in kept.typed.enumerated() {
      write(
        area: "typed-\(number)", name: field.name, DeskWords.field(field.name), text: field.text,
        [.rows(rows(for: field.text)), .direction("auto")])
    }
    if let button {
      if kept.needsPassword { write(currentPassword: DeskWords.currentPassword) }
      write(button: button)
    }
    end()
  }

  /// The height of a field that shows a text of this length, if it is not very long.
  private func rows(for text: String) -> Int {
    min(
      12,
      text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).reduce(0) {
        $0 + 1 + $1.count / 80
      })
  }

  /// For somebody who must set up a second factor first: where to do that, in another window, so that
  /// the form stays.
  mutating func writeSetUp(of session: DeskSession?) {
    guard session?.mustSetUpSecondFactor == true else { return }
    begin(.p)
    write(
      .a, .link(DeskPath.secondFactor.address), .inAnotherWindow, text: DeskWords.setUpElsewhere)
    end()
  }
}
