import EventSourcing
import Foundation

/// A store in memory in which another writer is first, a given number of times.
actor ContestedStore: EventStore {
  typealias Event = Turnstile.Event
  typealias Attachment = String

  private var streams: [StreamName: [RecordedEvent<Event>]] = [:]
  /// How many of the next appends conflict with an event that another writer has just recorded.
  private var rivals: Int
  private(set) var appends: [Append<Event, String>] = []
  private(set) var loads = 0

  init(rivals: Int = 0) { self.rivals = rivals }

  func `let`(rivals: Int) { self.rivals = rivals }

  nonisolated func newSalt() -> Int { 0 }

  func load(_ asked: [StreamName]) -> [LoadedStream<Event, Int>] {
    loads += asked.count
    return asked.map { stream in
      LoadedStream(
        events: streams[stream, default: []], salt: 1,
        now: Date(timeIntervalSince1970: Double(loads)))
    }
  }

  func recorded(by commandID: UUID) -> [RecordedEvent<Event>] {
    streams.values.joined().filter { $0.commandID == commandID }
      .sorted { $0.position < $1.position }
  }

  func append(_ asked: [Append<Event, String>]) -> [AppendResult<Event>] {
    asked.map { append in Result { try record(append) } }
  }

  private func record(_ append: Append<Event, String>) throws -> [RecordedEvent<Event>] {
    let before = recorded(by: append.commandID)
    if !before.isEmpty { return before }
    appends.append(append)
    if rivals > 0 {
      rivals -= 1
      record([.entered], in: append.stream, by: .v7())
    }
    guard streams[append.stream, default: []].count == append.expected.version else {
      throw AppendError.staleVersion(expected: append.expected.version)
    }
    return record(append.events, in: append.stream, by: append.commandID)
  }

  @discardableResult
  private func record(
    _ events: [Event], in stream: StreamName, by commandID: UUID
  ) -> [RecordedEvent<Event>] {
    let recorded = streams.values.joined().count
    let version = streams[stream, default: []].count
    let new = events.enumerated().map { index, event in
      RecordedEvent(
        position: Int64(recorded + index + 1), stream: stream, version: version + index + 1,
        id: .v7(), event: event, actor: "eva", commandID: commandID, recordedAt: Date())
    }
    streams[stream, default: []] += new
    return new
  }
}
