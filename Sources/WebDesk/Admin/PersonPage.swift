import Editorial
import HTML
import Newsroom
import SCGI
import WebRequests

/// One person of the newsroom: what the role allows, and what an admin can change.
enum PersonPage {
  static let routes: [Route] = [
    .get("/desk/newsroom/people/{name}") { desk, request, session in
      try await page(desk, request, session)
    },
    .post("/desk/newsroom/people/{name}/role", changeRole),
    .post("/desk/newsroom/people/{name}/disable", disable),
  ]

  private static func page(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession, done: String? = nil,
    problem: Failure? = nil
  ) async throws -> SCGIResponse {
    let reader = desk.newsroom.reader(for: session)
    let clock = DeskClock(reader)
    let person = try await reader.person(request["name"])
    let page = AdminPage(
      session: session, title: person.login, place: .people, done: done, problem: problem)
    return try page.response(clock) { writer in
      writer.begin(.dl, .cssClass("facts"))
      writer.write(fact: DeskWords.role) {
        $0.write(person.role.map { DeskWords.name(of: $0) } ?? "–")
      }
      if let role = person.role { writer.write(fact: DeskWords.may) { $0.write(role.summary) } }
      writer.write(fact: DeskWords.addedBy) { writer in
        writer.write("\(person.addedBy), ")
        writer.write(person.addedAt, clock)
      }
      if let end = person.disabledAt {
        writer.write(fact: DeskWords.disabled) { $0.write(end, clock) }
      }
      writer.end()
      writer.begin(.p)
      writer.write(
        .a, .link(AddressQuery().adding("by", person.login).address(of: .articles)),
        text: DeskWords.theirArticles)
      writer.end()
      if page.isAdmin { writeForms(for: person, session, to: &writer) }
    }
  }

  private static func writeForms(
    for person: Person, _ session: DeskSession, to writer: inout HTMLWriter
  ) {
    let path = DeskPath.people.part(person.login)
    guard let role = person.role else {
      writer.write(.p, .cssClass("hint"), text: DeskWords.enableHint)
      return
    }
    writer.begin(.p)
    writer.write(
      .a, .link(AddressQuery().adding("name", person.login).address(of: .makeReset)),
      text: DeskWords.makeReset)
    writer.end()
    writer.begin(.details)
    writer.write(.summary, text: DeskWords.changeRole)
    if person.login == session.actor.name {
      writer.write(.p, .cssClass("problem"), text: DeskWords.ownRoleHint)
    }
    writer.write(
      adminForm: path.part("role"), session, id: "role-form", button: DeskWords.changeRole
    ) { $0.write(role: role) }
    writer.end()
    guard person.login != session.actor.name else { return }
    writer.begin(.details)
    writer.write(.summary, text: DeskWords.disable)
    writer.write(.p, .cssClass("problem"), text: DeskWords.disableHint)
    writer.write(
      adminForm: path.part("disable"), session, id: "disable", button: DeskWords.disable)
    writer.end()
  }

  private static func changeRole(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    try await perform(desk, request, session) { author in
      let (login, role) = (request["name"], try request.fields.role)
      try await author.changeRole(of: login, to: role)
      return DeskWords.hasRole(login, role)
    }
  }

  private static func disable(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    try await perform(desk, request, session) { author in
      let ended = try await author.disablePerson(request["name"])
      return DeskWords.isDisabled(request["name"], sessions: ended.ended)
    }
  }

  private static func perform(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession,
    _ work: (Member) async throws -> String
  ) async throws -> SCGIResponse {
    try await AdminAction.perform(
      desk, request, session,
      page: { try await page(desk, request, session, done: $0, problem: $1) }, work: work)
  }
}
