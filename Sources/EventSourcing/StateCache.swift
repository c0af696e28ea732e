package import Foundation
import Synchronization

/// What the streams of the last commands came to, kept in memory, and whose turn it is at each.
///
/// A state that is kept may be out of date, since others write too: it is good for deciding what to
/// append, which the expected version guards, and for nothing else. Commands of this process on one
/// stream go one after the other, in the order they came, and so are in nobody's way.
package final class StateCache<D: Decider, Salt: Sendable>: Sendable {
  /// A stream as it was after its last event.
  package struct Entry: Sendable {
    package var state: D.State
    package var version: Int
    /// Of the last event; 0 when there is none.
    package var position: Int64
    package var salt: Salt

    package init(state: D.State, version: Int, position: Int64, salt: Salt) {
      self.state = state
      self.version = version
      self.position = position
      self.salt = salt
    }
  }

  private struct Held {
    var entry: Entry?
    var isTaken = true
    var line: [CheckedContinuation<Void, Never>] = []
    var lastUse = 0
  }

  private struct State {
    var streams: [StreamName: Held] = [:]
    var uses = 0
    /// A time of the store's, and when it was heard of.
    var heard: (date: Date, at: ContinuousClock.Instant)?
  }

  /// How long a time that was heard of is reckoned on from.
  private static var freshness: Duration { .seconds(1) }

  private let capacity: Int
  private let cache = Mutex(State())

  /// - Parameter capacity: How many streams are kept, at the least; at the most a quarter more.
  package init(capacity: Int = 10_000) { self.capacity = max(1, capacity) }

  /// How many streams are kept now.
  package var count: Int { cache.withLock { $0.streams.count } }

  /// How many wait for their turn at the stream.
  package func waiting(at stream: StreamName) -> Int {
    cache.withLock { $0.streams[stream]?.line.count ?? 0 }
  }

  /// Waits for its turn at the stream, which lasts until ``end(_:with:)``.
  ///
  /// - Returns: What is known of it.
  package func begin(_ stream: StreamName) async -> Entry? {
    await withCheckedContinuation { continuation in
      let isFree = cache.withLock { state in
        state.uses += 1
        guard state.streams[stream]?.isTaken == true else {
          state.streams[stream, default: Held()].isTaken = true
          return true
        }
        state.streams[stream]?.line.append(continuation)
        return false
      }
      if isFree { continuation.resume() }
    }
    return cache.withLock { state in state.streams[stream]?.entry }
  }

  /// Hands the turn on, with what is known of the stream now.
  package func end(_ stream: StreamName, with entry: Entry?) {
    let next: CheckedContinuation<Void, Never>? = cache.withLock { state in
      guard var held = state.streams[stream] else { return nil }
      held.entry = entry
      held.lastUse = state.uses
      let next = held.line.isEmpty ? nil : held.line.removeFirst()
      held.isTaken = next != nil
      state.streams[stream] = entry == nil && next == nil ? nil : held
      Self.makeRoom(in: &state, for: capacity)
      return next
    }
    next?.resume()
  }

  /// Takes note of the store's clock, as it was not later than now.
  package func hear(_ date: Date) {
    cache.withLock { $0.heard = (date, .now) }
  }

  /// The time by the store's clock, never ahead of it, or nil when nothing was heard of it lately.
  package var now: Date? {
    cache.withLock { state in
      guard let heard = state.heard else { return nil }
      let since = heard.at.duration(to: .now)
      return since < Self.freshness ? heard.date + since / .seconds(1) : nil
    }
  }

  /// Forgets what was used longest ago, many at a time, so that a look through all is seldom.
  private static func makeRoom(in state: inout State, for capacity: Int) {
    guard state.streams.count > capacity + capacity / 4 else { return }
    let free = state.streams.filter { !$0.value.isTaken }
    let oldest = free.sorted { $0.value.lastUse < $1.value.lastUse }
    for (stream, _) in oldest.prefix(state.streams.count - capacity) {
      state.streams[stream] = nil
    }
  }
}
