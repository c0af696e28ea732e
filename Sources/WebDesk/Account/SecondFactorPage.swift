import Digests
import Editorial
import Foundation
import HTML
import Newsroom
import SCGI

/// The state of a person's second factor, and the form to set it up or remove it.
struct SecondFactorPage {
  let session: DeskSession
  /// Nil if there is none.
  let factor: SecondFactor?
  /// What the person can set up.
  let proposed: ProposedSecondFactor
  let clock: DeskClock
  /// Why the last try was refused.
  var problem: Failure?

  var response: SCGIResponse {
    let frame = DeskFrame(title: DeskWords.secondFactor, session: session, place: .account)
    return .page(
      frame.page { writer in
        writer.begin(.section, .cssClass("narrow"))
        writer.write(.h1, text: DeskWords.secondFactor)
        if let problem {
          writer.write(.p, .cssClass("problem"), .role("alert"), text: problem.sentence)
        } else if session.mustSetUpSecondFactor {
          writer.write(.p, .cssClass("problem"), .role("status"), text: DeskWords.factorIsRequired)
        }
        if let factor {
          writeRemoval(of: factor, to: &writer)
        } else {
          writeSetUp(to: &writer)
        }
        writer.end()
      }, status: problem == nil ? 200 : 422)
  }

  private func writeSetUp(to writer: inout HTMLWriter) {
    writer.write(.p, text: DeskWords.factorExplained)
    writer.begin(.p)
    writer.write(.code, .id("secret"), text: proposed.text)
    writer.end()
    writer.begin(.p)
    writer.write(
      .a, .codeProgram(proposed.link(issuer: issuer)), text: DeskWords.openProgram)
    writer.end()
    writer.begin(.form, HTMLAttribute.posting(to: DeskPath.secondFactor.address))
    writer.write(token: session)
    writer.write(hidden: "secret", proposed.sealed.hex)
    writer.write(.p, .cssClass("hint"), .id("code-hint"), text: DeskWords.firstCodeHint)
    writer.write(codeField: DeskWords.code)
    writer.write(currentPassword: DeskWords.currentPassword)
    writer.write(button: DeskWords.setUpFactor)
    writer.end()
  }

  private func writeRemoval(of factor: SecondFactor, to writer: inout HTMLWriter) {
    writer.begin(.p)
    writer.write("\(DeskWords.factorSince) ")
    writer.write(factor.since, clock)
    writer.write(". \(DeskWords.codesLeft(factor.recoveryCodes))")
    writer.end()
    writer.begin(.form, HTMLAttribute.posting(to: DeskPath.removeSecondFactor.address))
    writer.write(token: session)
    writer.write(currentPassword: DeskWords.currentPassword)
    writer.write(.p, .cssClass("hint"), .id("code-hint"), text: DeskWords.codeHint)
    writer.write(codeField: DeskWords.code)
    writer.write(button: DeskWords.removeFactor)
    writer.end()
  }

  private var issuer: String { session.publisher ?? "Galley" }

  /// The page after the set-up, which shows the codes once.
  static func recoveryCodes(_ codes: [String], _ session: DeskSession) -> SCGIResponse {
    let frame = DeskFrame(title: DeskWords.recoveryCodes, session: session, place: .account)
    return .page(
      frame.page { writer in
        writer.begin(.section, .cssClass("narrow"))
        writer.write(.h1, text: DeskWords.recoveryCodes)
        writer.write(.p, .cssClass("done"), .role("status"), text: DeskWords.factorIsSetUp)
        writer.write(.p, text: DeskWords.recoveryExplained)
        writer.begin(.ul, .cssClass("codes"))
        for code in codes {
          writer.begin(.li)
          writer.write(.code, text: code)
          writer.end()
        }
        writer.end()
        writer.begin(.p)
        writer.write(.a, .cssClass("button"), .link(DeskPath.home.address), text: DeskWords.toHome)
        writer.end()
        writer.end()
      })
  }
}
