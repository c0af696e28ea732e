import Editorial
import HTML
import Newsroom
import SCGI
import WebRequests

/// Changing one's own password.
enum PasswordRoutes {
  static let all: [Route] = [
    .get(DeskPath.ownPassword.pattern) { _, _, session in page(session) },
    .post(DeskPath.ownPassword.pattern, change),
  ]

  /// All sessions of the person end, and the browser gets a new one.
  private static func change(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    do {
      let password = try NewPasswordFields.password(in: request.fields)
      try await desk.confirm(session, in: request)
      let author = try await desk.newsroom.author(for: session)
      try await author.setPassword(of: session.actor.name, to: password)
      let ticket = try await desk.newsroom.renew(
        session, password: password, agent: request.agent, address: request.address)
      var response = SCGIResponse.redirect(to: "\(DeskPath.account.text)?done=password")
      response.begin(ticket, isEncrypted: request.isEncrypted)
      return response
    } catch let failure as Failure where [.unacceptable, .refused].contains(failure.kind) {
      return page(session, problem: failure)
    }
  }

  private static func page(_ session: DeskSession, problem: Failure? = nil) -> SCGIResponse {
    let frame = DeskFrame(title: DeskWords.changePassword, session: session, place: .account)
    return .page(
      frame.page { writer in
        writer.begin(.section, .cssClass("narrow"))
        writer.write(.h1, text: DeskWords.changePassword)
        if let problem {
          writer.write(.p, .cssClass("problem"), .role("alert"), text: problem.sentence)
        }
        writer.begin(.form, HTMLAttribute.posting(to: DeskPath.ownPassword.address))
        writer.write(token: session)
        writer.write(currentPassword: DeskWords.currentPassword)
        NewPasswordFields.write(for: session.actor.name, to: &writer)
        writer.write(button: DeskWords.changePassword)
        writer.end()
        writer.end()
      }, status: problem == nil ? 200 : 422)
  }
}

extension HTMLWriter {
  /// The field for the password of the person who is signed in; see ``WebDesk/confirm(_:in:)``.
  mutating func write(
    currentPassword label: String, id: String = "password", isFocused: Bool = false
  ) {
    write(
      field: id, name: "password", label,
      [
        .kind("password"), .required, .longest(Password.lengths.upperBound),
        .autocomplete("current-password"),
      ] + (isFocused ? [.focused] : []))
  }
}
