import Foundation
import TestSupport

/// A transaction that has nothing to do with the desk's work, and stays open.
enum IdleTransaction: CaseIterable {
  /// Has written in another database of the server, and so has a transaction id.
  case writerElsewhere
  /// Has written in this database, but not to the log.
  case writer
  /// Has read the log in this database, and keeps its snapshot.
  case reader

  /// For how long it idles: `GALLEY_IDLE_SECONDS`.
  static let time = Duration.seconds(
    ProcessInfo.processInfo.environment["GALLEY_IDLE_SECONDS"].flatMap { Int($0) } ?? 1)

  /// Opens it.
  ///
  /// - Returns: What holds it open.
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
