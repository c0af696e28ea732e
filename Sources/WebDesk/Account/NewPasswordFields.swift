import HTML
import Newsroom
import WebRequests

/// The fields for a new password, which is typed twice.
enum NewPasswordFields {
  /// - Parameter login: For the browser's list of passwords.
  static func write(for login: String, to writer: inout HTMLWriter) {
    writer.write(.p, .cssClass("hint"), .id("password-hint"), text: DeskWords.passwordHint)
    let kind: [HTMLAttribute] = [
      .kind("password"), .required, .longest(Password.lengths.upperBound),
      .autocomplete("new-password"),
    ]
    // A browser keeps the new password under this name.
    writer.write(
      empty: .input,
      [.kind("hidden"), .name("login"), .value(login), .autocomplete("username")])
    writer.write(field: "new", DeskWords.newPassword, kind + [.describedBy("password-hint")])
    writer.write(field: "repeated", DeskWords.repeatPassword, kind)
  }

  /// - Throws: ``Failure`` for passwords that differ or that are too short or too easy to guess.
  static func password(in fields: FormFields) throws(Failure) -> Password {
    let text = fields["new"] ?? ""
    guard text == fields["repeated"] ?? "" else {
      throw Failure(.unacceptable, DeskWords.passwordsDiffer)
    }
    return try Password(Array(text.utf8))
  }
}
