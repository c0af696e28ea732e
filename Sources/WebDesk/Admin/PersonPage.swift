import Editorial
import HTML
import Newsroom
import SCGI
import WebRequests

/// One person of the newsroom: what the role allows, and what an admin can change.
enum PersonPage {
  /// What an admin can do with a person.
  private enum Action: String, CaseIterable {
    case role, disable
  }

  static let routes: [Route] =
    [
      .get("/desk/newsroom/people/{name}") { desk, request, session in
        try await page(desk, request, session)
      }
    ]
    + Action.allCases.map { action in
      .post(PathPattern("/desk/newsroom/people/{name}/\(action.rawValue)")) {
        desk, request, session in
        try await perform(action, desk, request, session)
      }
    }

  private static func page(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession, problem: Failure? = nil,
    refused: Action? = nil
  ) async throws -> SCGIResponse {
    let reader = desk.newsroom.reader(for: session)
    let clock = DeskClock(reader)
    let person = try await reader.person(request["name"])
    let page = AdminPage(
      session: session, title: person.login, place: .people,
      done: doneWords(in: request.fields, person), problem: problem)
    return try page.response(clock) { writer in
      writer.begin(.dl, .cssClass("facts"))
      writer.write(fact: DeskWords.role) {
        $0.write(person.role.map { DeskWords.name(of: $0) } ?? "–")
      }
      if let role = person.role {
        let isSelf = person.login == session.actor.name
        writer.write(fact: DeskWords.may) { $0.write(isSelf ? role.summary : role.summaryOfOther) }
      }
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
      if page.isAdmin { writeForms(for: person, session, refused, request.fields, to: &writer) }
    }
  }

  private static func writeForms(
    for person: Person, _ session: DeskSession, _ refused: Action?, _ typed: FormFields,
    to writer: inout HTMLWriter
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
    writer.begin(.details, refused == .role ? [.open] : [])
    writer.write(.summary, text: DeskWords.changeRole)
    if person.login == session.actor.name {
      writer.write(.p, .cssClass("problem"), text: DeskWords.ownRoleHint)
    }
    writer.write(
      adminForm: path.part(Action.role.rawValue), session, id: "role-form",
      button: DeskWords.changeRole
    ) { $0.write(role: refused == .role ? typed.chosenRole ?? role : role) }
    writer.end()
    guard person.login != session.actor.name else { return }
    writer.begin(.details, refused == .disable ? [.open] : [])
    writer.write(.summary, text: DeskWords.disable)
    writer.write(.p, .cssClass("problem"), text: DeskWords.disableHint)
    writer.write(
      adminForm: path.part(Action.disable.rawValue), session, id: "disable",
      button: DeskWords.disable)
    writer.end()
  }

  private static func perform(
    _ action: Action, _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    try await AdminAction.perform(
      desk, request, session,
      page: { try await page(desk, request, session, problem: $0, refused: action) },
      work: { author in
        var query = AddressQuery().adding("done", action.rawValue)
        switch action {
        case .role: try await author.changeRole(of: request["name"], to: try request.fields.role)
        case .disable:
          query.add("ended", "\(try await author.disablePerson(request["name"]).ended)")
        }
        return .redirect(to: query.text(of: DeskPath.people.part(request["name"])))
      })
  }

  /// What was done, by the query after it.
  private static func doneWords(in fields: FormFields, _ person: Person) -> String? {
    switch fields["done"].flatMap({ Action(rawValue: $0) }) {
    case .role?: person.role.map { DeskWords.hasRole(person.login, $0) }
    case .disable?:
      person.role == nil
        ? fields["ended"].flatMap { Int($0) }.map {
          DeskWords.isDisabled(person.login, sessions: $0)
        } : nil
    case nil: nil
    }
  }
}
