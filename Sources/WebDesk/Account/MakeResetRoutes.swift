import Editorial
import HTML
import Newsroom
import SCGI
import WebRequests

/// Making a link with which somebody sets a new password; for admins.
enum MakeResetRoutes {
  static let all: [Route] = [
    .get(DeskPath.makeReset.pattern) { _, request, session in
      try requireAdmin(session)
      return page(session, name: request.fields["name"] ?? "")
    },
    .post(DeskPath.makeReset.pattern, make),
  ]

  private static func make(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    try requireAdmin(session)
    let name = request.fields.text("name") ?? ""
    do {
      try await desk.confirm(session, in: request)
      let author = try await desk.newsroom.author(for: session)
      let reset = try await author.makePasswordReset(of: name)
      return page(
        session, name: name, link: request.received.site + DeskPath.reset(reset.secret).text)
    } catch let failure as Failure
      where [.unacceptable, .refused, .notFound].contains(failure.kind)
    {
      return page(session, name: name, problem: failure)
    }
  }

  private static func requireAdmin(_ session: DeskSession) throws(Failure) {
    guard session.actor.role == .admin else {
      throw Failure(.forbidden, "only an admin makes links for other people")
    }
  }

  private static func page(
    _ session: DeskSession, name: String, link: String? = nil, problem: Failure? = nil
  ) -> SCGIResponse {
    let frame = DeskFrame(title: DeskWords.makeReset, session: session, place: .account)
    return .page(
      frame.page { writer in
        writer.begin(.section, .cssClass("narrow"))
        writer.write(.h1, text: DeskWords.makeReset)
        if let problem {
          writer.write(.p, .cssClass("problem"), .role("alert"), text: problem.sentence)
        }
        if let link {
          writer.begin(.p, .cssClass("done"), .role("status"))
          writer.write("\(name): ")
          writer.write(.code, text: link)
          writer.end()
          writer.write(.p, .cssClass("hint"), text: DeskWords.linkOnce)
        } else {
          writer.write(.p, .cssClass("hint"), text: DeskWords.resetHint)
          writer.begin(.form, HTMLAttribute.posting(to: DeskPath.makeReset.address))
          writer.write(token: session)
          writer.write(
            field: "name", DeskWords.person,
            [
              .kind("text"), .value(name), .required, .longest(63), .autocomplete("off"),
              .unchecked,
            ])
          writer.write(currentPassword: DeskWords.currentPassword)
          writer.write(button: DeskWords.makeLink)
          writer.end()
        }
        writer.end()
      }, status: problem == nil ? 200 : 422)
  }
}
