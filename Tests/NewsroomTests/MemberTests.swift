import Editorial
import EditorialReadModels
import EventSourcing
import Foundation
import PostgreSQL
import TestSupport
import Testing

@testable import Newsroom

/// Several people in one newsroom.
@Suite(.database) struct MemberTests {
  let database = TestDatabase.current

  /// The body of the example in the documentation of ``Newsroom``, to compile it.
  private func example(
    _ address: DatabaseAddress, _ article: WrittenArticle, _ slug: Slug
  ) async throws {
    let newsroom = try await Newsroom.open(address)
    let eva = try await newsroom.acting(as: "eva")
    let draft = try await eva.draft(article, slug: slug)
    _ = try await eva.perform(.submit, on: draft.id)
    let answer = try await eva.show("cat-news")
    print(answer.value.board.editorialState, answer.remarks)
    await newsroom.close()
  }

  @Test func `the example in the documentation compiles and runs`() async throws {
    try await example(
      .shared(url: database.url()), WrittenArticle(content: .sample(), body: "A cat."),
      .sample("cat-news"))
    let sources = URL(filePath: #filePath).appending(path: "../../../Sources/Newsroom").standardized
    let documented = try String(
      contentsOf: sources.appending(path: "Newsroom.swift"), encoding: .utf8
    )
    .components(separatedBy: "/// ```")[1].split(separator: "\n").dropFirst()
      .map { $0.trimmingPrefix("/// ") }
    let own = try String(contentsOfFile: #filePath, encoding: .utf8).split(separator: "\n")
    #expect(documented.count > 5)
    for line in documented {
      #expect(own.contains { $0.trimmingPrefix("    ") == line }, "\(line)")
    }
  }

  @Test(arguments: [true, false])
  func `concurrent commands are recorded under the people who sent them`(
    isImpersonated: Bool
  ) async throws {
    let newsroom = try await Newsroom.open(
      .shared(url: database.url()), connections: .init(total: 3, perPerson: 2))
    let people = ["eva", "emil", "anna", "adam"]
    func member(_ person: String) async throws -> Member {
      isImpersonated
        ? try await newsroom.acting(as: person)
        : try await newsroom.acting(as: person, password: person)
    }
    try await withThrowingTaskGroup { group in
      for number in 0..<80 {
        let person = people[number % people.count]
        group.addTask {
          // An interface does this for each request.
          let member = try await member(person)
          #expect(member.actor.name == person)
          let article = WrittenArticle(content: .sample(), body: "By \(person).")
          let receipt = try await member.draft(article, slug: .sample("\(person)-\(number)"))
          #expect(receipt.recorded.map(\.actor) == [person])
        }
      }
      try await group.waitForAll()
    }
    let session = try await database.session()
    let wrong: Int = try await session.value(
      """
      SELECT count(*) FROM galley.events
      WHERE payload ->> 'slug' NOT LIKE actor || '-%'
      """)
    #expect(wrong == 0)
    let all: Int = try await session.value("SELECT count(*) FROM galley.events")
    #expect(all == 80)
    await newsroom.close()
  }

  @Test func `concurrent requests of one person share transactions`()
    async throws
  {
    let newsroom = try await Newsroom.open(.shared(url: database.url()))
    let (first, second) = (
      try await newsroom.acting(as: "eva"), try await newsroom.acting(as: "eva")
    )
    let other = try await newsroom.acting(as: "emil")
    #expect(first.personalLog === second.personalLog)
    #expect(first.personalLog !== other.personalLog)
    await newsroom.close()
  }

  @Test func `everybody in a newsroom shares the cached states of articles`() async throws {
    let newsroom = try await Newsroom.open(.shared(url: database.url()))
    let eva = try await newsroom.acting(as: "eva")
    let article = WrittenArticle(content: .sample(), body: "A cat.")
    let id = try await eva.draft(article, slug: .sample("cat-news")).id
    #expect(newsroom.states.count == 1)
    let emil = try await newsroom.acting(as: "emil")
    _ = try await emil.perform(.submit, on: id)
    #expect(newsroom.states.count == 1)
    await newsroom.close()
  }

  @Test func `a changed role applies to the next request`() async throws {
    let newsroom = try await Newsroom.open(.shared(url: database.url()))
    let login = database.newLogin("nora")
    let anna = try await newsroom.acting(as: "anna")
    _ = try await anna.addPerson(login, role: .editor)
    #expect(try await newsroom.acting(as: login).actor.role == .editor)
    _ = try await anna.addPerson(login, role: .auditor)
    #expect(try await newsroom.acting(as: login).actor.role == .auditor)
    _ = try await anna.disablePerson(login)
    await #expect(throws: Failure.self) { try await newsroom.acting(as: login) }
    await newsroom.close()
  }

  @Test func `a login that keeps the newsroom's role by another grant is reported`() async throws {
    let newsroom = try await Newsroom.open(.shared(url: database.url()))
    let (login, team) = (database.newLogin("nora"), database.newLogin("team"))
    let anna = try await newsroom.acting(as: "anna")
    _ = try await anna.addPerson(login, role: .editor)
    // The newsroom cannot revoke this, as it cannot revoke a superuser's direct grant since
    // PostgreSQL 16.
    try await database.session().run(
      """
      CREATE ROLE "\(team)" IN ROLE "\(database.memberRole)";
      GRANT "\(team)" TO "\(login)"
      """)
    let error = await #expect(throws: Failure.self) { try await anna.disablePerson(login) }
    #expect(
      error?.reason
        == "\(login) is disabled and cannot record, but can still connect and read: the login has the "
        + "role \(database.memberRole) by a grant that is not the newsroom's, and only a superuser or "
        + "the role that made it can revoke it")
    #expect(try await anna.person(login).disabledAt != nil)
    try await database.session().run("REVOKE \"\(team)\" FROM \"\(login)\"")
    _ = try await anna.disablePerson(login)
    await newsroom.close()
  }

  @Test func `nobody else's password lets a person in`() async throws {
    let newsroom = try await Newsroom.open(.shared(url: database.url()))
    _ = try await newsroom.acting(as: "eva", password: "eva")
    let error = await #expect(throws: PostgresError.self) {
      try await newsroom.acting(as: "eva", password: "emil")
    }
    #expect(error?.kind == .authentication)
    await newsroom.close()
  }
}
