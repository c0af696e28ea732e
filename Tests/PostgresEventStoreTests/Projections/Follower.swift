import Dispatch
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
  func rebuild() async throws -> Rebuild<ArticleEventCodec>.Result {
    try await rebuild {}
  }

  /// - Parameter meanwhile: is done, and waited for, whenever the rebuild reports its progress.
  @discardableResult
  func rebuild(
    meanwhile: () async throws -> Void
  ) async throws -> Rebuild<ArticleEventCodec>.Result {
    let (reports, continuation) = AsyncStream<DispatchSemaphore>.makeStream()
    async let result = session.use { [projector] connection in
      defer { continuation.finish() }
      return try Rebuild(projector: projector).run(Tally.self, on: &connection) { _ in
        let isDone = DispatchSemaphore(value: 0)
        continuation.yield(isDone)
        isDone.wait()
      }
    }
    for await isDone in reports {
      defer { isDone.signal() }
      try await meanwhile()
    }
    return try await result
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
