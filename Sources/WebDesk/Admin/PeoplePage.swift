import Editorial
import HTML
import Newsroom
import SCGI
import WebRequests

/// The people of the newsroom.
enum PeoplePage {
  static let routes: [Route] = [
    .get(DeskPath.people.pattern) { desk, _, session in try await page(desk, session) },
    .post(DeskPath.people.pattern, add),
  ]

  private static func page(
    _ desk: WebDesk, _ session: DeskSession, done: String? = nil, problem: Failure? = nil
  ) async throws -> SCGIResponse {
    let reader = desk.newsroom.reader(for: session)
    let clock = DeskClock(reader)
    let people = try await reader.people()
    let page = AdminPage(
      session: session, title: DeskWords.people, place: .people, done: done, problem: problem)
    return try page.response(clock) { writer in
      writer.begin(
        table: DeskWords.people,
        [DeskWords.name, DeskWords.role, DeskWords.addedBy, DeskWords.added, DeskWords.disabled])
      for person in people { write(person, clock, to: &writer) }
      writer.endTable()
      guard page.isAdmin else { return }
      writer.begin(.details)
      writer.write(.summary, text: DeskWords.addPerson)
      writer.write(.p, .cssClass("hint"), text: DeskWords.addPersonHint)
      writer.write(adminForm: .people, session, id: "add", button: DeskWords.addPerson) { writer in
        writer.write(
          field: "login", DeskWords.name,
          [.kind("text"), .required, .longest(63), .autocomplete("off"), .unchecked])
        writer.write(role: .editor)
      }
      writer.end()
    }
  }

  private static func write(
    _ person: Person, _ clock: DeskClock, to writer: inout HTMLWriter
  ) {
    writer.begin(.tr)
    writer.begin(.th, .rowHeading)
    writer.write(
      .a, .link(DeskPath.people.part(person.login).address), .direction("auto"), text: person.login)
    writer.end()
    writer.write(.td, text: person.role.map { DeskWords.name(of: $0) } ?? "–")
    writer.write(.td, .direction("auto"), text: person.addedBy)
    writer.begin(.td)
    writer.write(person.addedAt, clock)
    writer.end()
    writer.begin(.td)
    if let end = person.disabledAt { writer.write(end, clock) }
    writer.end()
    writer.end()
  }

  private static func add(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    try await AdminAction.perform(
      desk, request, session, page: { try await page(desk, session, done: $0, problem: $1) },
      work: { author in
        let login = request.fields.text("login") ?? ""
        let role = try request.fields.role
        return DeskWords.sentence(of: try await author.add(login, role: role), login, role)
      })
  }
}

extension FormFields {
  /// - Throws: ``Failure`` if it is none.
  var role: Role {
    get throws(Failure) {
      guard let role = text("role").flatMap({ Role(rawValue: $0) }) else {
        throw Failure(.invalid, "the role is missing")
      }
      return role
    }
  }
}

extension HTMLWriter {
  mutating func write(role chosen: Role) {
    write(
      choice: "role", DeskWords.role, Role.allCases.map { ($0.rawValue, DeskWords.name(of: $0)) },
      chosen: chosen.rawValue)
  }
}
