import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import PostgresEventStore
import TestSupport

extension TestDatabase {
  /// The first column of the only row, queried by the superuser.
  func value<T: PostgresDecodable>(_ query: Query, as type: T.Type = T.self) async throws -> T {
    try await session().value(query)
  }

  var eventCount: Int {
    get async throws { try await value("SELECT count(*) FROM galley.events") }
  }

  var lastPosition: Int64 {
    get async throws { try await value("SELECT galley.last_position()") }
  }

  /// Records events in a stream, with a new store.
  @discardableResult
  func record(
    _ events: [ArticleEvent], in stream: UUID = UUID(), expected: ExpectedVersion = .noStream,
    as login: String = "eva"
  ) async throws -> [RecordedEvent<ArticleEvent>] {
    try await eventStore(as: login).append(.kept(events, in: stream, expected: expected))
  }
}
