import Editorial
import HTML
import Newsroom
import SCGI
import WebRequests

/// The people of the newsroom.
enum PeoplePage {
  static let routes: [Route] = [
    .get(DeskPath.people.pattern) { desk, request, session in
      try await page(desk, request, session)
    },
    .post(DeskPath.people.pattern, add),
  ]

  private static func page(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession, problem: Failure? = nil
  ) async throws -> SCGIResponse {
    let reader = desk.newsroom.reader(for: session)
    let clock = DeskClock(reader)
    let people = try await reader.people()
    let page = AdminPage(
      session: session, title: DeskWords.people, place: .people,
      done: doneWords(in: request.fields, people), problem: problem)
    return try page.response(clock) { writer in
      writer.begin(
        table: DeskWords.people,
        [DeskWords.name, DeskWords.role, DeskWords.addedBy, DeskWords.added, DeskWords.disabled])
      for person in people { write(person, clock, to: &writer) }
      writer.endTable()
      guard page.isAdmin else { return }
      writer.begin(.details, problem == nil ? [] : [.open])
      writer.write(.summary, text: DeskWords.addPerson)
      writer.write(.p, .cssClass("hint"), text: DeskWords.addPersonHint)
      writer.write(adminForm: .people, session, id: "add", button: DeskWords.addPerson) { writer in
        writer.write(
          field: "login", DeskWords.name,
          [
            .kind("text"), .required, .longest(63), .autocomplete("off"), .unchecked,
            .value(request.fields["login"] ?? ""),
          ])
        writer.write(role: request.fields.chosenRole ?? .editor)
      }
      writer.end()
    }
  }

  /// What was done, by the query after it.
  private static func doneWords(in fields: FormFields, _ people: [Person]) -> String? {
    guard let addition = fields["done"].flatMap({ Member.Addition(rawValue: $0) }),
      let person = people.first(where: { $0.login == fields["added"] }), let role = person.role
    else { return nil }
    return DeskWords.sentence(of: addition, person.login, role)
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
      desk, request, session, page: { try await page(desk, request, session, problem: $0) },
      work: { author in
        let login = request.fields.text("login") ?? ""
        let role = try request.fields.role
        let addition = try await author.add(login, role: role)
        return .redirect(
          to: AddressQuery().adding("done", addition.rawValue).adding("added", login)
            .text(of: .people))
      })
  }
}

extension FormFields {
  /// Nil if none was chosen.
  var chosenRole: Role? { text("role").flatMap { Role(rawValue: $0) } }

  /// - Throws: ``Failure`` if it is none.
  var role: Role {
    get throws(Failure) {
      guard let role = chosenRole else {
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
