import Dispatch
import Glibc
import Synchronization

/// Checks the waits of all connections of the process when the first of them may be over. While none
/// waits, it does nothing. To begin a wait usually costs no system call.
final class AnswerTimer: Sendable {
  static let shared = AnswerTimer()

  private struct Entry {
    weak var watch: AnswerWatch?
  }

  private let queue = DispatchQueue(label: "galley.postgresql.answers")
  private let entries = Mutex<[ObjectIdentifier: Entry]>([:])
  /// When it wakes up; the largest number if nothing waits.
  private let wake = Atomic<Int64>(.max)

  private init() {}

  /// Nanoseconds since the machine started.
  static func now(plus duration: Duration = .zero) -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    let now = Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    return now + Int64(min(1e18, duration / .nanoseconds(1)))
  }

  func add(_ watch: AnswerWatch) {
    entries.withLock { $0[ObjectIdentifier(watch)] = Entry(watch: watch) }
  }

  func remove(_ watch: AnswerWatch) {
    _ = entries.withLock { $0.removeValue(forKey: ObjectIdentifier(watch)) }
  }

  /// Makes sure that it wakes up at this time or earlier.
  func expect(_ due: Int64) {
    var planned = wake.load(ordering: .sequentiallyConsistent)
    while due < planned {
      let (exchanged, current) = wake.compareExchange(
        expected: planned, desired: due, ordering: .sequentiallyConsistent)
      if exchanged {
        let pause = max(0, due - Self.now())
        return queue.asyncAfter(deadline: .now() + .nanoseconds(Int(pause))) { self.look() }
      }
      planned = current
    }
  }

  private func look() {
    // Before the watches are read: a wait that begins now sees that no wake-up is planned.
    wake.store(.max, ordering: .sequentiallyConsistent)
    let watches = entries.withLock { $0.values.compactMap(\.watch) }
    let now = Self.now()
    for watch in watches { watch.check(at: now) }
    if let next = watches.map(\.due).min(), next < .max { expect(next) }
  }
}
