import Editorial
import EditorialReadModels
import PostgreSQL
import TestSupport
import Testing

@testable import Newsroom
@testable import PostgresEventStore

/// The rows of a read model depend only on the log, not on batch size, memory or workers.
@Suite(.database) struct BuildParametersTests {
  let database = TestDatabase.current

  @Test func `workers, memory and batch size make no difference to any digest of any table`()
    async throws
  {
    var walk = try await DeskWalk(seed: 20_261_123, in: database)
    for _ in 1...600 { try await walk.step() }
    let admin = try #require(walk.newsrooms["anna"])
    let followed = try await digests(admin)
    #expect(followed.count == 11)
    #expect(followed.values.allSatisfy { $0.rows > 0 }, "\(followed)")

    let projector = try await database.session(as: "galley_projector")
    for workers in [1, 2, 4] {
      // With a few bytes, every stream is written separately.
      for memory in [8, 64 << 20] {
        let words: Comment = "\(workers) workers, \(memory) bytes"
        try await database.session().run("DELETE FROM read.search_vectors")
        var resources = try admin.replayResources(.init(workers: workers, memory: memory))
        resources.shortestRange = 10
        let report = try await projector.use { [resources] connection in
          let kind = ProjectedKind(ReadModels.ofArticles, by: Projector(codec: ArticleEventCodec()))
          return try Rebuild([kind], resources: resources).run(on: &connection)
        }
        #expect(report.outcomes.allSatisfy { $0.isLive && $0.comparison?.isEqual == true }, words)
        #expect(try await digests(admin) == followed, words)
      }
    }
    for size in [1, 7, 2_000] {
      try await forgetReadModels()
      try await projector.use { connection in
        _ = try Projector(codec: ArticleEventCodec(), batchSize: size)
          .catchUp(ReadModels.ofArticles, on: &connection)
      }
      #expect(try await digests(admin) == followed, "batches of \(size)")
    }
    await walk.close()
  }

  private struct Content: Equatable {
    let rows: Int
    let digest: String
  }

  /// A digest of each table, and of the entries of the text index for the present texts.
  private func digests(_ newsroom: Member) async throws -> [String: Content] {
    var contents: [String: Content] = [:]
    let models = ReadModels.ofArticles.map { $0.name }
    for print in try await newsroom.fingerprints().value where models.contains(print.name) {
      contents[print.table] = Content(rows: print.rows, digest: print.digest)
    }
    let vectors = try await database.session().use { connection in
      let row = try connection.execute(
        """
        SELECT count(*), md5(string_agg(v::text, ',' ORDER BY v.position))
        FROM read.search_vectors v WHERE v.position IN (SELECT s.position FROM read.search s)
        """)[0]
      return Content(rows: try row.value(at: 0), digest: try row.value(at: 1))
    }
    contents["search_vectors"] = vectors
    return contents
  }

  private func forgetReadModels() async throws {
    try await database.session().run(
      """
      SET client_min_messages = warning;
      DO $$ DECLARE build text; BEGIN
        FOR build IN SELECT nspname FROM pg_namespace WHERE nspname LIKE 'build\\_%' LOOP
          EXECUTE format('DROP SCHEMA %I CASCADE', build);
        END LOOP;
      END $$;
      DELETE FROM read.builds; DELETE FROM read.search_vectors;
      """)
  }
}
