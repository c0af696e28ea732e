import EditorialReadModels
import Foundation
import Newsroom
import PostgreSQL
import TestSupport
import Testing

/// The text index, which is stored next to the read model.
@Suite(.database) struct TextIndexTests {
  let database = TestDatabase.current

  @Test func `a search looks words up in the index`() async throws {
    let library = try await Library(in: database)
    try await library.draft("ferry", headline: "Ferry")
    #expect(try await library.find("ferry") == ["ferry"])
    // The planner uses the index only if it has many vectors.
    try await database.session().run(
      """
      INSERT INTO read.search_vectors (position, configuration, vector)
        SELECT n, 'english', to_tsvector('english', 'boat ' || n) FROM generate_series(9, 2000) AS n
      """)
    let scans: Query = """
      SELECT coalesce(sum(idx_scan), 0)::bigint FROM pg_stat_user_indexes
      WHERE indexrelname = 'search_vectors_vector'
      """
    let found = try await database.session(as: "eva").use { connection in
      let before: Int = try connection.execute(scans)[0].value(at: 0)
      _ = try SearchQuery(words: "ferry", limit: 20).run(on: &connection)
      try connection.execute("SELECT pg_stat_force_next_flush()")
      return try connection.execute(scans)[0].value(at: 0, as: Int.self) > before
    }
    #expect(found)
  }

  @Test func `only the given streams are indexed, and existing vectors stay`()
    async throws
  {
    let library = try await Library(in: database)
    let first = try await library.draft("first", headline: "Ferry")
    try await library.draft("second", headline: "Ferry")
    #expect(try await library.find("ferry").count == 2)
    try await database.session().run("DELETE FROM read.search_vectors")
    func rows() async throws -> [String] {
      try await database.session().value(
        "SELECT coalesce(array_agg(xmin::text), '{}') FROM read.search_vectors")
    }
    let projector = try await database.session(as: "galley_projector")
    try await projector.use { connection in
      try connection.transaction { try Search.derive(in: "read", streams: [first], on: &$0) }
    }
    let before = try await rows()
    #expect(before.count == 1)
    for _ in 1...2 {
      try await projector.use { connection in
        try connection.transaction { try Search.derive(in: "read", streams: nil, on: &$0) }
      }
    }
    let after = try await rows()
    #expect(after.count == 2)
    #expect(after.contains(before[0]))
  }

  @Test func `a rebuild uses the existing vectors and creates the missing ones`() async throws {
    let library = try await Library(in: database)
    try await library.draft("first", headline: "Ferry")
    try await library.draft("second", headline: "Boat")
    #expect(try await library.find("ferry") == ["first"])
    try await database.session().run(
      "DELETE FROM read.search_vectors WHERE vector @@ 'boat'::tsquery")
    #expect(try await library.find("boat") == [])
    _ = try await library.anna.rebuild([Search.name])
    #expect(try await library.find("ferry or boat").count == 2)
    let count: Int = try await database.session().value("SELECT count(*) FROM read.search_vectors")
    #expect(count == 2)
  }

  @Test func `a build without positions is searched again once it is rebuilt`() async throws {
    let library = try await Library(in: database)
    try await library.draft("ferry", headline: "Ferry")
    #expect(try await library.find("ferry") == ["ferry"])
    try await database.session().run(
      """
      DROP VIEW read.search;
      ALTER TABLE build_search_1.search DROP COLUMN position;
      CREATE VIEW read.search AS SELECT * FROM build_search_1.search;
      ALTER VIEW read.search OWNER TO galley_projector;
      GRANT SELECT ON read.search TO PUBLIC;
      UPDATE read.builds SET version = 1 WHERE projection = 'search'
      """)
    let failure = await #expect(throws: Failure.self) { try await library.find("ferry") }
    #expect(failure?.remedies == [.rebuild(readModel: "search")])
    _ = try await library.anna.rebuild([Search.name])
    #expect(try await library.find("ferry") == ["ferry"])
  }

  @Test func `a body with more words than a vector holds is indexed up to the limit`()
    async throws
  {
    let library = try await Library(in: database)
    let body = (1...150_000).map { "w\($0)" }.joined(separator: " ")
    try await library.draft("long", headline: "Ferry", body: body)
    #expect(try await library.find("w9000") == ["long"])
    #expect(try await library.find("ferry w9000") == ["long"])
    #expect(try await library.find("w149999") == [])
  }

  @Test func `a long body that a vector holds is indexed to its end`() async throws {
    let library = try await Library(in: database)
    let body = String(repeating: "Water under the bridge. ", count: 20_000) + "Ferry."
    try await library.draft("long", body: body)
    #expect(try await library.find("ferry") == ["long"])
  }

  @Test func `an erasure removes the words of the text from the index, not the headline's`()
    async throws
  {
    let library = try await Library(in: database)
    let id = try await library.draft(
      "ferry", headline: "Ferry", standfirst: "Sails", body: "Secret ferry.")
    try await library.draft("other", headline: "Other", body: "Secret.")
    #expect(Set(try await library.find("secret")) == ["ferry", "other"])
    try await library.erase(id)
    #expect(try await library.find("secret") == ["other"])
    #expect(try await library.find("ferry sails") == ["ferry"])
    let vector: String = try await database.session().value(
      "SELECT vector::text FROM read.search_vectors WHERE manuscript IS NULL")
    #expect(vector == "'ferry':1A 'sails':10B '~ferri':1A '~sail':10B")
  }

  @Test func `only headline and standfirst of an erased text are indexed`()
    async throws
  {
    let library = try await Library(in: database)
    let id = try await library.draft("ferry", headline: "Ferry", body: "Secret.")
    try await library.erase(id)
    #expect(try await library.find("ferry") == ["ferry"])
    #expect(try await library.find("secret") == [])
  }

  @Test func `an erasure waits while the text is being indexed`() async throws {
    let library = try await Library(in: database)
    let id = try await library.draft("ferry", headline: "Ferry", body: "Secret.")
    #expect(try await library.find("secret") == ["ferry"])
    try await database.session().run("DELETE FROM read.search_vectors")
    let indexer = try await database.session()
    try await indexer.run("BEGIN; SET LOCAL ROLE galley_projector")
    try await indexer.use { try Search.derive(in: "read", streams: [id], on: &$0) }
    let erasure = Task { try await library.erase(id) }
    try await database.wait(
      until: """
        SELECT EXISTS (
          SELECT FROM pg_locks WHERE relation = 'read.search_vectors'::regclass AND NOT granted)
        """, "the erasure waited for the index")
    try await indexer.run("COMMIT")
    _ = try await erasure.value
    #expect(try await library.find("secret") == [])
    #expect(try await library.find("ferry") == ["ferry"])
  }

  @Test(arguments: ["eva", "anna", "otto"])
  func `only the projector may write the index`(person: String) async throws {
    let session = try await database.session(as: person)
    #expect(try await session.value("SELECT count(*) FROM read.search_vectors", as: Int.self) == 0)
    for sql in [
      "INSERT INTO read.search_vectors (position, configuration, vector) VALUES (1, 'simple', '')",
      "DELETE FROM read.search_vectors", "TRUNCATE read.search_vectors",
    ] {
      let error = await #expect(throws: PostgresError.self) { try await session.run(sql) }
      #expect(error?.sqlState == .insufficientPrivilege, "\(sql)")
    }
  }
}
