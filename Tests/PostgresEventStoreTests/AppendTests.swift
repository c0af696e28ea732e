import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

@Suite(.database) struct AppendTests {
  let database = TestDatabase.current

  @Test func `versions count up in the stream, positions in the log`() async throws {
    let store = database.eventStore(as: "eva")
    let id = UUID()
    let recorded = try await store.append(
      Append(
        stream: .article(id), expected: .noStream, commandID: .v7(),
        events: [.sampleDraft("wall"), .sampleRevision(2)], attachments: [.sample()]))
    #expect(recorded.map(\.version) == [1, 2])
    #expect(recorded.map(\.position) == [1, 2])
    #expect(recorded.map(\.actor) == ["eva", "eva"])
  }
}
