import Foundation
import PostgreSQL

extension Member {
  /// Rewrites the tables that contain texts, their words, pictures and working copies, so that their
  /// files contain nothing of an erased text.
  ///
  /// A plain VACUUM is not enough: it leaves removed bytes in free page space, and the words in the
  /// text index. Writers and readers of texts wait meanwhile. The write-ahead log and backups are
  /// not rewritten.
  ///
  /// - Throws: ``Failure`` while an older transaction can still see the erased text or locks the
  ///   tables. A later call may succeed.
  package func rewriteErasedSpace(
    patience: Duration = .seconds(10)
  ) async throws -> ErasedSpace {
    let projecting = projecting
    return try await withConnection { connection in
      try Self.space(within: patience, as: projecting, on: &connection)
    }
  }

  private static func space(
    within patience: Duration, as projecting: Projecting, on connection: inout Connection
  ) throws -> ErasedSpace {
    guard try connection.mayOwn(as: projecting) else { return .left(statement: rewriting.sql) }
    try connection.owning(as: projecting) { connection in
      try awaitOlderTransactions(within: patience, on: &connection)
      try rewrite(within: patience, on: &connection)
    }
    return .rewritten
  }

  // The catalogue of statistics held samples of short texts before the newsroom kept them out of
  // it.
  private static let rewriting: Query =
    """
    VACUUM (FULL) galley.texts, galley.pictures, galley.working_copies, galley.link_remarks, \
    read.search_vectors, pg_catalog.pg_statistic
    """

  private static func rewrite(
    within patience: Duration, on connection: inout Connection
  ) throws {
    try connection.execute("SET lock_timeout = \(literal: patience.timeoutSetting)")
    defer { _ = try? connection.execute("RESET lock_timeout") }
    do {
      try connection.working { _ = try $0.execute(rewriting) }
    } catch let error as PostgresError where error.sqlState == .lockNotAvailable {
      throw conflict("another session has locked the tables that contained it")
    }
  }

  /// A rewrite keeps everything that a transaction can still see.
  private static func awaitOlderTransactions(
    within patience: Duration, on connection: inout Connection
  ) throws {
    let now: String = try connection.execute("SELECT pg_current_xact_id()::xid::text")[0]
      .value(at: 0)
    let deadline = ContinuousClock.now + patience
    while let process = try olderTransaction(than: now, on: &connection) {
      guard ContinuousClock.now < deadline else {
        throw conflict("the transaction of process \(process) is older and can still see the text")
      }
      usleep(20_000)
    }
  }

  private static func olderTransaction(
    than xid: String, on connection: inout Connection
  ) throws -> Int32? {
    // Writers of other databases count, too: the snapshot of the rewrite is as old as the oldest of
    // them. A vacuum does not count.
    try connection.execute(
      """
      SELECT pid FROM pg_stat_activity
      WHERE pid <> pg_backend_pid()
        AND (age(backend_xid) > age(\(xid)::xid)
          OR datname = current_database() AND age(backend_xmin) > age(\(xid)::xid))
        AND coalesce(query NOT LIKE 'autovacuum: VACUUM%', true)
      ORDER BY (datname = current_database()) IS TRUE DESC LIMIT 1
      """
    ).first?.value(at: 0)
  }

  private static func conflict(_ cause: String) -> Failure {
    Failure(
      .conflict,
      "the text is erased, but its disk space has not been rewritten: \(cause)", .repeatErasure)
  }
}

/// Whether the disk space that contained an erased text was rewritten.
package enum ErasedSpace: Hashable, Sendable {
  /// The tables were rewritten without it.
  case rewritten
  /// Only an owner of the database can rewrite them, with this statement.
  case left(statement: String)
}
