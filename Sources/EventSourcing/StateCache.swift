package import Foundation
import Synchronization

/// The states of recently used streams, in memory, and a lock for each of them.
///
/// A cached state may be out of date, because other processes write too. Use it only to decide what
/// to append: the expected version guards the append. The locks make commands of this process on
/// one stream run one after the other, in the order in which they arrived, so that they do not
/// conflict.
package final class StateCache<D: Decider, Salt: Sendable>: Sendable {
  /// A stream after its last event.
  package struct Entry: Sendable {
    package var state: D.State
    package var version: Int
    /// The position of the last event; 0 when there is none.
    package var position: Int64
    package var salt: Salt

    package init(state: D.State, version: Int, position: Int64, salt: Salt) {
      self.state = state
      self.version = version
      self.position = position
      self.salt = salt
    }
  }

  private final class Slot {
    let stream: StreamName
    var entry: Entry?
    var waiters: [CheckedContinuation<Void, Never>] = []
    var isLocked = false
    /// Its neighbours in the order of use, which contains the unlocked slots.
    unowned var older: Slot?
    unowned var newer: Slot?

    init(_ stream: StreamName) { self.stream = stream }
  }

  private struct State {
    var slots: [StreamName: Slot] = [:]
    /// The ends of the order of use.
    var oldest: Slot?
    var newest: Slot?
    /// The last reading of the store's clock, and when it arrived.
    var clock: (date: Date, at: ContinuousClock.Instant)?

    mutating func lock(_ slot: Slot) {
      slot.isLocked = true
      if let older = slot.older { older.newer = slot.newer } else { oldest = slot.newer }
      if let newer = slot.newer { newer.older = slot.older } else { newest = slot.older }
      (slot.older, slot.newer) = (nil, nil)
    }

    mutating func unlock(_ slot: Slot) {
      slot.isLocked = false
      slot.older = newest
      if let newest { newest.newer = slot } else { oldest = slot }
      newest = slot
    }
  }

  /// For how long a reading of the clock is used.
  private static var freshness: Duration { .seconds(1) }

  private let capacity: Int
  private let cache = Mutex(State())

  /// - Parameter capacity: How many streams are kept. Locked ones are kept beyond this number.
  package init(capacity: Int = 10_000) { self.capacity = max(1, capacity) }

  /// How many streams are kept now.
  package var count: Int { cache.withLock { $0.slots.count } }

  /// How many callers wait for the stream's lock.
  package func waiting(at stream: StreamName) -> Int {
    cache.withLock { $0.slots[stream]?.waiters.count ?? 0 }
  }

  /// Waits for the stream's lock, which is held until ``release(_:keeping:)``.
  ///
  /// - Returns: The cached state; nil when there is none.
  package func acquire(_ stream: StreamName) async -> Entry? {
    await withCheckedContinuation { continuation in
      let isFree = cache.withLock { state in
        guard let slot = state.slots[stream] else {
          let slot = Slot(stream)
          slot.isLocked = true
          state.slots[stream] = slot
          return true
        }
        if slot.isLocked { slot.waiters.append(continuation) } else { state.lock(slot) }
        return slot.waiters.isEmpty
      }
      if isFree { continuation.resume() }
    }
    return cache.withLock { state in state.slots[stream]?.entry }
  }

  /// Passes the stream's lock on.
  ///
  /// - Parameter entry: The state to keep; nil when it is unknown.
  package func release(_ stream: StreamName, keeping entry: Entry?) {
    let next: CheckedContinuation<Void, Never>? = cache.withLock { state in
      guard let slot = state.slots[stream] else { return nil }
      slot.entry = entry
      guard slot.waiters.isEmpty else { return slot.waiters.removeFirst() }
      guard entry != nil else {
        state.slots[stream] = nil
        return nil
      }
      state.unlock(slot)
      // At most one is evicted for each that is added, so that no caller waits for a long clean-up.
      if state.slots.count > capacity, let oldest = state.oldest {
        state.lock(oldest)
        state.slots[oldest.stream] = nil
      }
      return nil
    }
    next?.resume()
  }

  /// Stores a reading of the store's clock, which was taken before this call.
  package func noteClock(_ date: Date) {
    cache.withLock { $0.clock = (date, .now) }
  }

  /// The time by the store's clock, never ahead of it; nil when there was no reading lately.
  package var now: Date? {
    cache.withLock { state in
      guard let clock = state.clock else { return nil }
      let elapsed = clock.at.duration(to: .now)
      return elapsed < Self.freshness ? clock.date + elapsed / .seconds(1) : nil
    }
  }
}
