import Editorial
import EditorialReadModels
import Foundation
import Newsroom
import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

/// An event in the log that Galley did not decide may stop its own article, but no other.
@Suite(.database) struct HostileEventTests {
  /// Inserts an event after the article's last one.
  private func forge(_ type: StoredEventType, _ payload: String, in article: UUID) async throws {
    try await TestDatabase.current.session().use { connection in
      _ = try connection.execute(
        """
        INSERT INTO galley.events SELECT nextval('galley.positions'), category, stream,
          version + 1, gen_random_uuid(), \(type.rawValue), 1, \(JSONText(payload)), actor,
          gen_random_uuid(), 0, gen_random_uuid(), NULL, recorded_at
        FROM galley.events WHERE stream = \(article) ORDER BY version DESC LIMIT 1
        """)
    }
  }

  /// The read models in which the article is quarantined, after a follow and after a rebuild.
  private func waits(_ article: UUID, in library: Library) async throws -> [Set<String>] {
    var waits: [Set<String>] = []
    for _ in 1...2 {
      _ = try await library.anna.rebuild(ReadModels.all.map { $0.name }, accept: true)
      let models = try await library.anna.projections()
      #expect(models.flatMap(\.quarantined).allSatisfy { $0.stream == article })
      waits.append(Set(models.filter { !$0.quarantined.isEmpty }.map(\.name)))
    }
    return waits
  }

  @Test func `a text with a NUL stops only its own article`() async throws {
    let library = try await Library(in: .current)
    let wall = try await library.draft("wall")
    #expect(
      try await library.eva.list(BoardQuery(limit: 9)).value.rows.map(\.row.slug.text) == ["wall"])
    try await forge(.assigned, #"{"assignee":"em\u0000il"}"#, in: wall)
    try await library.draft("pier")
    let slugs = try await library.eva.list(BoardQuery(limit: 9)).value.rows.map(\.row.slug.text)
    #expect(Set(slugs) == ["wall", "pier"])
    let all = Set(ReadModels.ofArticles.map { $0.name })
    #expect(try await waits(wall, in: library) == [all, all])
  }

  @Test func `a revision that already exists stops only its own article`() async throws {
    let library = try await Library(in: .current)
    let wall = try await library.draft("wall")
    #expect(try await library.eva.show("wall").value.revision.revision == 1)
    let draft = try await TestDatabase.current.session().value(
      "SELECT payload::text FROM galley.events WHERE stream = \(wall)", as: String.self)
    let again = draft.replacing(#""slug":"wall""#, with: #""revision":1"#)
    try await forge(.revised, again, in: wall)
    try await library.draft("pier")
    #expect(try await library.eva.show("pier").value.revision.revision == 1)
    #expect(try await waits(wall, in: library) == [["revisions"], ["revisions"]])
  }

  @Test func `a revision restored from an unknown number is applied`() async throws {
    let library = try await Library(in: .current)
    let wall = try await library.draft("wall")
    let draft = try await TestDatabase.current.session().value(
      "SELECT payload::text FROM galley.events WHERE stream = \(wall)", as: String.self)
    let least = draft.replacing(
      #""slug":"wall""#, with: #""restoredFrom":-9223372036854775808,"revision":2"#)
    try await forge(.revised, least, in: wall)
    #expect(try await library.eva.perform(.submit, on: wall).state.version == 3)
    #expect(try await waits(wall, in: library) == [[], []])
  }

  @Test func `articles are found by a section or an assignee of any length`() async throws {
    let library = try await Library(in: .current)
    let long = (0..<400).map { _ in UUID().uuidString }.joined()
    let wall = try await library.draft("wall", section: long)
    _ = try await library.eva.perform(.assign(to: long, due: nil), on: wall)
    try await library.draft("pier", section: long + "s")
    for query in [BoardQuery(section: long, limit: 9), BoardQuery(assignee: long, limit: 9)] {
      #expect(try await library.eva.list(query).value.rows.map(\.row.slug.text) == ["wall"])
    }
    _ = try await library.eva.perform(.submit, on: wall)
    #expect(
      try await library.eva.stats(TurnaroundQuery(section: long)).value.map(\.submitted) == [1])
    #expect(try await waits(wall, in: library) == [[], []])
  }
}
