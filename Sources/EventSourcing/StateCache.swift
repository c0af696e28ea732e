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

  private final class Held {
    let stream: StreamName
    var entry: Entry?
    var line: [CheckedContinuation<Void, Never>] = []
    var isTaken = false
    /// Its neighbours in the order of use, among those that nobody has.
    unowned var older: Held?
    unowned var newer: Held?

    init(_ stream: StreamName) { self.stream = stream }
  }

  private struct State {
    var streams: [StreamName: Held] = [:]
    /// The ends of the order of use.
    var oldest: Held?
    var newest: Held?
    /// A time of the store's, and when it was heard of.
    var heard: (date: Date, at: ContinuousClock.Instant)?

    mutating func take(_ held: Held) {
      held.isTaken = true
      if let older = held.older { older.newer = held.newer } else { oldest = held.newer }
      if let newer = held.newer { newer.older = held.older } else { newest = held.older }
      (held.older, held.newer) = (nil, nil)
    }

    mutating func putBack(_ held: Held) {
      held.isTaken = false
      held.older = newest
      if let newest { newest.newer = held } else { oldest = held }
      newest = held
    }
  }

  /// How long a time that was heard of is reckoned on from.
  private static var freshness: Duration { .seconds(1) }

  private let capacity: Int
  private let cache = Mutex(State())

  /// - Parameter capacity: How many streams are kept; those that somebody has the turn at are kept
  ///   beyond it.
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
        guard let held = state.streams[stream] else {
          let held = Held(stream)
          held.isTaken = true
          state.streams[stream] = held
          return true
        }
        if held.isTaken { held.line.append(continuation) } else { state.take(held) }
        return held.line.isEmpty
      }
      if isFree { continuation.resume() }
    }
    return cache.withLock { state in state.streams[stream]?.entry }
  }

  /// Hands the turn on, with what is known of the stream now.
  package func end(_ stream: StreamName, with entry: Entry?) {
    let next: CheckedContinuation<Void, Never>? = cache.withLock { state in
      guard let held = state.streams[stream] else { return nil }
      held.entry = entry
      guard held.line.isEmpty else { return held.line.removeFirst() }
      guard entry != nil else {
        state.streams[stream] = nil
        return nil
      }
      state.putBack(held)
      // One goes for each that comes: nobody waits while many are looked through.
      if state.streams.count > capacity, let oldest = state.oldest {
        state.take(oldest)
        state.streams[oldest.stream] = nil
      }
      return nil
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
}
