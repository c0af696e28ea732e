import Foundation
import TestSupport

/// An open transaction that is unrelated to the desk's work.
enum IdleTransaction: CaseIterable {
  /// It has written in another database of the server, and therefore has a transaction id.
  case writerElsewhere
  /// It has written in this database, but not to the log.
  case writer
  /// It has read the log in this database, and keeps its snapshot.
  case reader

  /// How long it stays idle: `GALLEY_IDLE_SECONDS`.
  static let time = Duration.seconds(
    ProcessInfo.processInfo.environment["GALLEY_IDLE_SECONDS"].flatMap { Int($0) } ?? 1)

  /// Opens the transaction.
  ///
  /// - Returns: The session that keeps it open.
  func begin(in database: TestDatabase, other: TestDatabase) async throws -> Session {
    let session =
      switch self {
      case .writerElsewhere: try await other.session()
      case .writer: try await database.session()
      case .reader: try await database.session(as: "otto")
      }
    try await session.run("SET idle_in_transaction_session_timeout = 0")
    switch self {
    case .writerElsewhere, .writer:
      try await session.run("BEGIN; CREATE TABLE public.unrelated (); SELECT pg_current_xact_id()")
    case .reader:
      try await session.run("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT FROM galley.events")
    }
    return session
  }
}
