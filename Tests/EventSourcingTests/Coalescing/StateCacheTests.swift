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

  @Test func `what a turn ends with is what the next begins with`() async {
    let states = States()
    let gate = stream()
    #expect(await states.begin(gate) == nil)
    states.end(gate, with: entry(3))
    #expect(await states.begin(gate)?.state.inside == 3)
    states.end(gate, with: nil)
    #expect(await states.begin(gate) == nil)
    states.end(gate, with: nil)
    #expect(states.count == 0)
  }

  @Test func `turns at a stream follow each other in the order they were asked for`() async throws {
    let states = States()
    let gate = stream()
    _ = await states.begin(gate)
    let order = Order()
    var tasks: [Task<Void, Never>] = []
    for number in 1...5 {
      tasks.append(
        Task {
          let entry = await states.begin(gate)
          order.append(number)
          #expect(entry?.state.inside == number - 1)
          states.end(gate, with: self.entry(number))
        })
      while states.waiting(at: gate) < number { try await Task.sleep(for: .milliseconds(1)) }
    }
    // Another stream's turn is nobody's but its own.
    let other = stream()
    _ = await states.begin(other)
    states.end(other, with: nil)
    states.end(gate, with: entry(0))
    for task in tasks { await task.value }
    #expect(order.all == [1, 2, 3, 4, 5])
  }

  @Test func `of more streams than it holds it forgets those used longest ago`() async {
    let states = States(capacity: 8)
    let gates = (0..<11).map { _ in stream() }
    for (number, gate) in gates.enumerated() {
      _ = await states.begin(gate)
      states.end(gate, with: entry(number))
      // Used again and again.
      _ = await states.begin(gates[0])
      states.end(gates[0], with: entry(99))
    }
    #expect(states.count == 8)
    #expect(await states.begin(gates[0])?.state.inside == 99)
    #expect(await states.begin(gates[1]) == nil)
    #expect(await states.begin(gates[10])?.state.inside == 10)
  }

  @Test func `one is forgotten for each that comes, and nobody waits while many are`() async {
    let states = States(capacity: 8)
    for number in 0..<40 {
      let gate = stream()
      _ = await states.begin(gate)
      #expect(states.count <= 9)
      states.end(gate, with: entry(number))
      #expect(states.count == min(number + 1, 8))
    }
  }

  @Test func `a stream that somebody has the turn at is not forgotten`() async {
    let states = States(capacity: 2)
    let held = (0..<3).map { _ in stream() }
    for (number, gate) in held.enumerated() {
      _ = await states.begin(gate)
      states.end(gate, with: entry(number))
      _ = await states.begin(gate)
    }
    for _ in 0..<5 {
      let gate = stream()
      _ = await states.begin(gate)
      states.end(gate, with: entry(9))
    }
    #expect(states.count == 3)
    for gate in held { states.end(gate, with: entry(7)) }
    #expect(states.count == 2)
    #expect(await states.begin(held[0]) == nil)
    #expect(await states.begin(held[2])?.state.inside == 7)
  }

  @Test func `the store's time goes on from what was heard, and is not known before`() {
    let states = States()
    #expect(states.now == nil)
    let heard = Date(timeIntervalSince1970: 1000)
    let before = ContinuousClock.now
    states.hear(heard)
    let now = states.now
    let elapsed = before.duration(to: .now) / .seconds(1)
    #expect(now.map { $0 >= heard && $0.timeIntervalSince(heard) <= elapsed } == true)
  }
}
