import EventSourcing
import Foundation
import PostgreSQL
import PostgresEventStore
import Synchronization

/// Tells many listeners what is recorded in the log. One task reads the log for all of them, on one
/// connection of this process, and only while somebody listens.
///
/// A listener receives each event once and in the order of the log, with the events between the
/// position from which it listens and the present.
package final class EventFeed: Sendable {
  /// Receives events that pass the listener's filter, or none to show that the feed is alive.
  ///
  /// It must return at once. It returns false when it receives nothing more.
  package typealias Receiver = @Sendable ([FeedEvent]) -> Bool

  private struct Listener {
    let filter: EventFilter
    /// The last position that it has received.
    let position: Int64
    let receiver: Receiver

    func receive(_ events: some Sequence<FeedEvent>) -> Bool {
      let accepted = events.filter { $0.entry.position > position && filter.accepts($0) }
      return accepted.isEmpty || receiver(accepted)
    }
  }

  private struct State {
    var listeners: [Int: Listener] = [:]
    var lastID = 0
    /// The last position that the listeners have received; nil while nobody listens.
    var position: Int64?
    /// The last events up to ``position``, so that a new listener can join without a gap.
    var recent: [FeedEvent] = []
    /// Where ``recent`` begins.
    var recentStart: Int64 = 0
  }

  private static let batch = 500
  private static let mostRecent = 2_000
  private static let shortestWait = Duration.milliseconds(1)
  private static let longestWait = Duration.milliseconds(100)
  private static let waitInTrouble = Duration.seconds(1)

  private let newsroom: Newsroom
  private let heartbeat: Duration
  private let encode: @Sendable (LogEntry) -> [UInt8]
  private let state = Mutex(State())

  /// - Parameters:
  ///   - heartbeat: How often the listeners receive at least something.
  ///   - encode: Writes an event as the listeners read it, once for all of them.
  package init(
    of newsroom: Newsroom, heartbeat: Duration = .seconds(15),
    encode: @escaping @Sendable (LogEntry) -> [UInt8]
  ) {
    (self.newsroom, self.heartbeat, self.encode) = (newsroom, heartbeat, encode)
  }

  /// How many listen.
  package var listeners: Int { state.withLock { $0.listeners.count } }

  /// Passes events to the receiver until it returns false.
  ///
  /// - Parameter position: After which position to begin; nil for the present.
  /// - Throws: ``Failure`` if the log does not reach the position, or cannot be read now.
  package func listen(
    _ filter: EventFilter = EventFilter(), after position: Int64?, receiver: @escaping Receiver
  ) async throws {
    let end = try await newsroom.pool.withConnection { try Watermark.read(on: &$0) }
    var position = position ?? end
    guard (0...end).contains(position) else {
      throw Failure(.invalid, "the log has the positions 0 to \(end), and not \(position)")
    }
    var isNearEnd = position == end
    while true {
      let listener = Listener(filter: filter, position: position, receiver: receiver)
      if isNearEnd, join(listener) { return }
      let (events, next) = try await read(after: position)
      guard listener.receive(events) else { return }
      (position, isNearEnd) = (next, events.count < Self.batch)
    }
  }

  /// Adds a listener who has everything up to its position, if the shared task can continue there.
  private func join(_ listener: Listener) -> Bool {
    let (didJoin, isFirst) = state.withLock { state in
      let isFirst = state.position == nil
      if isFirst {
        (state.position, state.recentStart) = (listener.position, listener.position)
      } else {
        guard listener.position >= state.recentStart else { return (false, false) }
        guard listener.receive(state.recent) else { return (true, false) }
      }
      state.lastID += 1
      state.listeners[state.lastID] = listener
      return (true, isFirst)
    }
    if isFirst { Task { await follow() } }
    return didJoin
  }

  private func read(after position: Int64) async throws -> (events: [FeedEvent], end: Int64) {
    let encode = encode
    let next = try await newsroom.pool.withConnection {
      try FeedEvent.next(Self.batch, after: position, encode, on: &$0)
    }
    // A listener that hears of an event finds it in the next answer.
    newsroom.replica?.require(next.end)
    return next
  }

  /// Reads the log until nobody listens.
  private func follow() async {
    var pause = Self.shortestWait
    var lastBeat = ContinuousClock.now
    while let position = currentPosition() {
      do {
        let (events, end) = try await read(after: position)
        pass(events, upTo: end)
        pause = events.isEmpty ? min(Self.longestWait, pause * 1.25) : Self.shortestWait
      } catch {
        // The listeners stay, and receive later what they miss now.
        pause = Self.waitInTrouble
      }
      if ContinuousClock.now - lastBeat >= heartbeat {
        beat()
        lastBeat = .now
      }
      try? await Task.sleep(for: pause)
    }
  }

  /// Nil if nobody listens.
  private func currentPosition() -> Int64? {
    state.withLock { state in
      if state.listeners.isEmpty { (state.position, state.recent) = (nil, []) }
      return state.position
    }
  }

  private func pass(_ events: [FeedEvent], upTo end: Int64) {
    state.withLock { state in
      state.position = end
      guard !events.isEmpty else { return }
      state.listeners = state.listeners.filter { $0.value.receive(events) }
      state.recent += events
      let excess = state.recent.count - Self.mostRecent
      if excess > 0 {
        state.recentStart = state.recent[excess - 1].entry.position
        state.recent.removeFirst(excess)
      }
    }
  }

  private func beat() {
    state.withLock { state in
      state.listeners = state.listeners.filter { $0.value.receiver([]) }
    }
  }
}
