import Editorial
import PostgreSQL
import TestSupport

@testable import PostgresEventStore

/// Keeps the tally, on a connection that acts as `galley_projector`.
struct Follower: Sendable {
  let session: Session
  let projector: Projector<ArticleEventCodec>

  init(in database: TestDatabase, batchSize: Int = 2_000) async throws {
    session = try await database.session(as: "galley_projector")
    projector = Projector(codec: ArticleEventCodec(), batchSize: batchSize)
  }

  /// - Returns: The checkpoint reached.
  @discardableResult
  func catchUp() async throws -> Int64 {
    try await session.use { [projector] in try projector.catchUp(Tally.self, on: &$0) }
  }

  @discardableResult
  func rebuild(
    progress: @Sendable @escaping (Rebuild<ArticleEventCodec>.Progress) -> Void = { _ in }
  ) async throws -> Rebuild<ArticleEventCodec>.Result {
    try await session.use { [projector] in
      try Rebuild(projector: projector).run(Tally.self, on: &$0, progress: progress)
    }
  }
}

extension TestDatabase {
  /// The positions that the tally has applied, in order.
  var applied: [Int64] {
    get async throws {
      try await value(
        "SELECT coalesce(array_agg(position ORDER BY position), '{}') FROM read.tally_trace")
    }
  }

  /// The positions in the log, in order.
  var recorded: [Int64] {
    get async throws {
      try await value(
        "SELECT coalesce(array_agg(position ORDER BY position), '{}') FROM galley.events")
    }
  }

  /// Every row of both tables, as text.
  var tallyRows: [String] {
    get async throws {
      try await value(
        """
        SELECT coalesce(array_agg(r ORDER BY r), '{}') FROM (
          SELECT t::text FROM read.tally t UNION ALL SELECT t::text FROM read.tally_trace t) AS x(r)
        """)
    }
  }
}
