import EventSourcing
import Foundation
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(10)))
struct CoalescerTests {
  private struct Broken: Error, Hashable {}

  /// Work that can be held up, and what it was given.
  private final class Bench: Sendable {
    private struct State {
      var batches: [[Int]] = []
      var isOpen = true
      var held: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>

    init(isOpen: Bool) { state = Mutex(State(isOpen: isOpen)) }

    var batches: [[Int]] { state.withLock { $0.batches } }

    func open() {
      let held = state.withLock { state in
        state.isOpen = true
        defer { state.held = [] }
        return state.held
      }
      for continuation in held { continuation.resume() }
    }

    func double(_ numbers: [Int]) async throws -> [Result<Int, any Error>] {
      await withCheckedContinuation { continuation in
        let isOpen = state.withLock { state in
          state.batches.append(numbers)
          if !state.isOpen { state.held.append(continuation) }
          return state.isOpen
        }
        if isOpen { continuation.resume() }
      }
      if numbers.contains(-1) { throw Broken() }
      return numbers.map { $0 == 13 ? .failure(Broken()) : .success($0 * 2) }
    }
  }

  private func coalescer(
    _ bench: Bench, places: Int = 1, limit: Int = 10,
    keys: @escaping @Sendable (Int) -> [UUID] = { _ in [] }
  ) -> Coalescer<Int, Int> {
    Coalescer(places: places, limit: limit, keys: keys) { try await bench.double($0) }
  }

  private func until(_ condition: () -> Bool) async throws {
    while !condition() { try await Task.sleep(for: .milliseconds(1)) }
  }

  /// Asks for all of them, in order, while the bench is held up by the first.
  private func ask(
    _ numbers: [Int], of coalescer: Coalescer<Int, Int>, at bench: Bench
  ) async throws -> [Task<Int, any Error>] {
    var tasks: [Task<Int, any Error>] = []
    for (index, number) in numbers.enumerated() {
      tasks.append(Task { try await coalescer.answer(to: number) })
      try await until { coalescer.waiting == index && !bench.batches.isEmpty }
    }
    return tasks
  }

  @Test func `one that finds a free place is worked on at once, alone`() async throws {
    let bench = Bench(isOpen: true)
    let coalescer = coalescer(bench)
    for number in 1...3 { #expect(try await coalescer.answer(to: number) == number * 2) }
    #expect(bench.batches == [[1], [2], [3]])
  }

  @Test func `those that come while all places are taken share the next, in their order`()
    async throws
  {
    let bench = Bench(isOpen: false)
    let tasks = try await ask([1, 2, 3, 4], of: coalescer(bench), at: bench)
    bench.open()
    for (index, task) in tasks.enumerated() { #expect(try await task.value == (index + 1) * 2) }
    #expect(bench.batches == [[1], [2, 3, 4]])
  }

  @Test func `those who were answered together ask together again`() async throws {
    let bench = Bench(isOpen: true)
    let coalescer = Coalescer<Int, Int>(places: 1, limit: 10) { numbers in
      await Task.yield()
      return try await bench.double(numbers)
    }
    let (clients, rounds) = (8, 200)
    try await withThrowingTaskGroup { group in
      for client in 1...clients {
        group.addTask {
          for _ in 1...rounds { _ = try await coalescer.answer(to: client) }
        }
      }
      try await group.waitForAll()
    }
    // Half of them at a time would come to twice as many pieces of work as there are rounds.
    #expect(bench.batches.count < rounds * 3 / 2)
  }

  @Test func `each has an answer of its own`() async throws {
    let bench = Bench(isOpen: false)
    let tasks = try await ask([1, 2, 13, 4], of: coalescer(bench), at: bench)
    bench.open()
    #expect(try await tasks[1].value == 4)
    await #expect(throws: Broken.self) { try await tasks[2].value }
    #expect(try await tasks[3].value == 8)
  }

  @Test func `what the work throws is the answer to all it was for, and to nobody else`()
    async throws
  {
    let bench = Bench(isOpen: false)
    let coalescer = coalescer(bench)
    let tasks = try await ask([1, 2, -1], of: coalescer, at: bench)
    bench.open()
    #expect(try await tasks[0].value == 2)
    for task in tasks[1...] { await #expect(throws: Broken.self) { try await task.value } }
    #expect(try await coalescer.answer(to: 5) == 10)
  }

  @Test func `a piece of work takes no more than its limit`() async throws {
    let bench = Bench(isOpen: false)
    let tasks = try await ask(Array(1...6), of: coalescer(bench, limit: 2), at: bench)
    bench.open()
    for task in tasks { _ = try await task.value }
    #expect(bench.batches == [[1], [2, 3], [4, 5], [6]])
  }

  @Test func `two with a key in common are never worked on at once`() async throws {
    let bench = Bench(isOpen: false)
    let even = UUID()
    let coalescer = coalescer(bench, places: 2, keys: { $0.isMultiple(of: 2) ? [even] : [] })
    let first = Task { try await coalescer.answer(to: 2) }
    try await until { bench.batches.count == 1 }
    let second = Task { try await coalescer.answer(to: 4) }
    try await until { coalescer.waiting == 1 }
    let third = Task { try await coalescer.answer(to: 3) }
    try await until { bench.batches.count == 2 }
    #expect(bench.batches == [[2], [3]])
    bench.open()
    for task in [first, second, third] { _ = try await task.value }
    #expect(bench.batches == [[2], [3], [4]])
  }

  @Test func `one that is cancelled in the line is not worked on; one at work has its answer`()
    async throws
  {
    let bench = Bench(isOpen: false)
    let coalescer = coalescer(bench)
    let tasks = try await ask([1, 2], of: coalescer, at: bench)
    for task in tasks { task.cancel() }
    await #expect(throws: CancellationError.self) { try await tasks[1].value }
    bench.open()
    #expect(try await tasks[0].value == 2)
    #expect(bench.batches == [[1]])
  }
}
