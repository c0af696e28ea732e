import Digests
import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import TestSupport

@testable import PostgresEventStore

extension Session {
  /// Appends as the store does, but in the session's own transaction.
  ///
  /// - Returns: The positions.
  @discardableResult
  func append(
    _ events: [ArticleEvent], to stream: UUID = UUID(), expected: ExpectedVersion = .noStream,
    commandID: UUID = .v7(), texts: [SaltedText] = []
  ) async throws -> [Int64] {
    let append = Append.kept(
      events, in: stream, expected: expected, commandID: commandID, attachments: texts)
    return try await use { connection in
      do {
        return try connection.append(append)
      } catch let error as PostgresError {
        throw AppendError(error, of: append) ?? error
      }
    }
  }
}

extension Connection {
  /// - Returns: The positions.
  @discardableResult
  mutating func append(_ append: Append<ArticleEvent, SaltedText>) throws -> [Int64] {
    let codec = ArticleEventCodec()
    let caller: String = try execute("SELECT session_user::text")[0].value(at: 0)
    let call = AppendCall(
      append, append.events.map { IdentifiedEvent(event: codec.encode($0)) }, as: caller)
    return try execute(call.query).map { try $0.value(at: 1) }
  }
}
