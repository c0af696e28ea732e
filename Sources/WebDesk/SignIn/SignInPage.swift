import HTML
import SCGI

/// Asks for a name and a password.
struct SignInPage {
  /// The page to show afterwards.
  var target: String?
  /// What was typed when the session had ended.
  var kept: KeptForm?
  var login = ""
  /// What was done just now.
  var done: String?
  /// Why the last try failed.
  var problem: String?

  func response(status: Int = 200) -> SCGIResponse {
    let frame = DeskFrame(title: DeskWords.signIn, session: nil, place: nil)
    return .page(
      frame.page { writer in
        writer.begin(.section, .cssClass("card narrow"))
        writer.write(.h1, text: DeskWords.signIn)
        if kept != nil { writer.write(.p, .role("status"), text: DeskWords.textIsKept) }
        if let done { writer.write(.p, .cssClass("done"), .role("status"), text: done) }
        if let problem {
          writer.write(.p, .cssClass("problem"), .role("alert"), .id("problem"), text: problem)
        }
        writer.begin(.form, HTMLAttribute.posting(to: DeskPath.signIn.address))
        if let target { writer.write(hidden: "target", target) }
        for field in kept?.hidden ?? [] { writer.write(hidden: field.name, field.text) }
        writer.write(
          field: "name", DeskWords.name,
          [
            .kind("text"), .value(shownLogin), .required, .longest(63), .autocomplete("username"),
            .unchecked,
          ] + (login.isEmpty ? [.focused] : []))
        writer.write(
          field: "password", DeskWords.password,
          [.kind("password"), .required, .longest(256), .autocomplete("current-password")]
            + (login.isEmpty ? [] : [.focused]))
        writer.write(button: DeskWords.signIn)
        writer.end()
        writer.write(.p, .cssClass("hint"), text: DeskWords.forgotten)
        writer.end()
      }, status: status)
  }

  /// What was typed, if it can be a name.
  private var shownLogin: String { SignInLimits.isName(login) ? login : "" }
}
