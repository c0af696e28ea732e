import EventSourcing
import Foundation
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(10)))
struct StateCacheTests {
  typealias States = StateCache<Turnstile, Int>

  private final class Order: Sendable {
    private let numbers = Mutex<[Int]>([])
    var all: [Int] { numbers.withLock { $0 } }
    func append(_ number: Int) { numbers.withLock { $0.append(number) } }
  }

  private func stream() -> StreamName { StreamName(category: "gate", id: UUID()) }

  private func entry(_ inside: Int) -> States.Entry {
    States.Entry(
      state: Turnstile.State(inside: inside), version: inside, position: Int64(inside), salt: 0)
  }

  @Test func `the next to acquire a stream gets the entry that the last one kept`() async {
    let states = States()
    let gate = stream()
    #expect(await states.acquire(gate) == nil)
    states.release(gate, keeping: entry(3))
    #expect(await states.acquire(gate)?.state.inside == 3)
    states.release(gate, keeping: nil)
    #expect(await states.acquire(gate) == nil)
    states.release(gate, keeping: nil)
    #expect(states.count == 0)
  }

  @Test func `a stream is acquired in the order of the calls`() async throws {
    let states = States()
    let gate = stream()
    _ = await states.acquire(gate)
    let order = Order()
    var tasks: [Task<Void, Never>] = []
    for number in 1...5 {
      tasks.append(
        Task {
          let entry = await states.acquire(gate)
          order.append(number)
          #expect(entry?.state.inside == number - 1)
          states.release(gate, keeping: self.entry(number))
        })
      while states.waiting(at: gate) < number { try await Task.sleep(for: .milliseconds(1)) }
    }
    // Another stream has a lock of its own.
    let other = stream()
    _ = await states.acquire(other)
    states.release(other, keeping: nil)
    states.release(gate, keeping: entry(0))
    for task in tasks { await task.value }
    #expect(order.all == [1, 2, 3, 4, 5])
  }

  @Test func `beyond its capacity the cache evicts the streams used longest ago`() async {
    let states = States(capacity: 8)
    let gates = (0..<11).map { _ in stream() }
    for (number, gate) in gates.enumerated() {
      _ = await states.acquire(gate)
      states.release(gate, keeping: entry(number))
      // This one is used all the time.
      _ = await states.acquire(gates[0])
      states.release(gates[0], keeping: entry(99))
    }
    #expect(states.count == 8)
    #expect(await states.acquire(gates[0])?.state.inside == 99)
    #expect(await states.acquire(gates[1]) == nil)
    #expect(await states.acquire(gates[10])?.state.inside == 10)
  }

  @Test func `at most one stream is evicted for each that is added`() async {
    let states = States(capacity: 8)
    for number in 0..<40 {
      let gate = stream()
      _ = await states.acquire(gate)
      #expect(states.count <= 9)
      states.release(gate, keeping: entry(number))
      #expect(states.count == min(number + 1, 8))
    }
  }

  @Test func `a locked stream is not evicted`() async {
    let states = States(capacity: 2)
    let locked = (0..<3).map { _ in stream() }
    for (number, gate) in locked.enumerated() {
      _ = await states.acquire(gate)
      states.release(gate, keeping: entry(number))
      _ = await states.acquire(gate)
    }
    for _ in 0..<5 {
      let gate = stream()
      _ = await states.acquire(gate)
      states.release(gate, keeping: entry(9))
    }
    #expect(states.count == 3)
    for gate in locked { states.release(gate, keeping: entry(7)) }
    #expect(states.count == 2)
    #expect(await states.acquire(locked[0]) == nil)
    #expect(await states.acquire(locked[2])?.state.inside == 7)
  }

  @Test func `the store's time continues from the last reading, and is unknown before the first`() {
    let states = States()
    #expect(states.now == nil)
    let reading = Date(timeIntervalSince1970: 1000)
    let before = ContinuousClock.now
    states.noteClock(reading)
    let now = states.now
    let elapsed = before.duration(to: .now) / .seconds(1)
    #expect(now.map { $0 >= reading && $0.timeIntervalSince(reading) <= elapsed } == true)
  }
}
