import Digests
import Editorial
import HTML
import Newsroom
import SCGI
import WebRequests

/// A person's own sessions.
enum AccountRoutes {
  static let all: [Route] = [
    .get(DeskPath.account.pattern) { desk, request, session in
      try await account(desk, request, session)
    },
    .post(DeskPath.endSession.pattern) { desk, request, session in
      if let id = [UInt8](hex: request.fields["session"] ?? "") {
        try await desk.newsroom.end(id, of: session)
      }
      return .redirect(to: DeskPath.account.text)
    },
    .post(DeskPath.endSessions.pattern) { desk, _, session in
      try await desk.newsroom.endAll(of: session)
      return .redirect(to: DeskPath.signIn.text)
    },
  ]

  private static func account(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    let sessions = try await desk.newsroom.sessions(of: session)
    let clock = DeskClock(desk.newsroom.reader(for: session))
    let frame = DeskFrame(title: DeskWords.account, session: session, place: .account)
    return .page(
      frame.page { writer in
        writer.write(.h1, text: DeskWords.account)
        if request.fields["done"] == "password" {
          writer.write(.p, .cssClass("done"), .role("status"), text: DeskWords.passwordChanged)
        }
        writer.write(.p, text: "\(session.actor.name), \(session.actor.role)")
        writeLinks(for: session, to: &writer)
        writer.write(.h2, text: DeskWords.sessions)
        writer.begin(.ul, .cssClass("entries"))
        for listed in sessions {
          writer.begin(.li)
          writer.write(.h3, .direction("auto"), text: listed.agent.isEmpty ? "–" : listed.agent)
          writer.begin(.p, .cssClass("facts"))
          writer.write(DeskWords.sessionFrom(listed.address))
          writer.write(listed.beganAt, clock)
          writer.write(DeskWords.lastUsed)
          writer.write(listed.usedAt, clock)
          writer.end()
          if listed.id == session.ticket.id {
            writer.write(.p, .cssClass("hint"), text: DeskWords.thisSession)
          } else {
            writer.begin(.form, HTMLAttribute.posting(to: DeskPath.endSession.address))
            writer.write(token: session)
            writer.write(hidden: "session", listed.id.hex)
            writer.write(button: DeskWords.endSession, isQuiet: true)
            writer.end()
          }
          writer.end()
        }
        writer.end()
        writer.begin(.form, HTMLAttribute.posting(to: DeskPath.endSessions.address))
        writer.write(token: session)
        writer.write(button: DeskWords.endSessions)
        writer.end()
      })
  }

  private static func writeLinks(for session: DeskSession, to writer: inout HTMLWriter) {
    writer.begin(.p, .cssClass("actions"))
    writer.write(.a, .link(DeskPath.ownPassword.address), text: DeskWords.changePassword)
    if session.actor.role == .admin {
      writer.write(.a, .link(DeskPath.makeReset.address), text: DeskWords.makeReset)
    }
    writer.end()
  }
}
