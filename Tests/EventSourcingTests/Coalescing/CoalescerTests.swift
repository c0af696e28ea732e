import EventSourcing
import Foundation
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(10)))
struct CoalescerTests {
  private struct Broken: Error, Hashable {}

  /// Work that the test can block, and the batches that it was given.
  private final class Worker: Sendable {
    private struct State {
      var batches: [[Int]] = []
      var isOpen = true
      var blocked: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>

    init(isOpen: Bool) { state = Mutex(State(isOpen: isOpen)) }

    var batches: [[Int]] { state.withLock { $0.batches } }

    func open() {
      let blocked = state.withLock { state in
        state.isOpen = true
        defer { state.blocked = [] }
        return state.blocked
      }
      for continuation in blocked { continuation.resume() }
    }

    func double(_ numbers: [Int]) async throws -> [Result<Int, any Error>] {
      await withCheckedContinuation { continuation in
        let isOpen = state.withLock { state in
          state.batches.append(numbers)
          if !state.isOpen { state.blocked.append(continuation) }
          return state.isOpen
        }
        if isOpen { continuation.resume() }
      }
      if numbers.contains(-1) { throw Broken() }
      return numbers.map { $0 == 13 ? .failure(Broken()) : .success($0 * 2) }
    }
  }

  private func coalescer(
    _ worker: Worker, slots: Int = 1, limit: Int = 10,
    keys: @escaping @Sendable (Int) -> [UUID] = { _ in [] }
  ) -> Coalescer<Int, Int> {
    Coalescer(slots: slots, limit: limit, keys: keys) { try await worker.double($0) }
  }

  private func until(_ condition: () -> Bool) async throws {
    while !condition() { try await Task.sleep(for: .milliseconds(1)) }
  }

  /// Sends all requests, in order, while the first one blocks the worker.
  private func ask(
    _ numbers: [Int], of coalescer: Coalescer<Int, Int>, at worker: Worker
  ) async throws -> [Task<Int, any Error>] {
    var tasks: [Task<Int, any Error>] = []
    for (index, number) in numbers.enumerated() {
      tasks.append(Task { try await coalescer.answer(to: number) })
      try await until { coalescer.waiting == index && !worker.batches.isEmpty }
    }
    return tasks
  }

  @Test func `a request that finds a free slot is handled at once, alone`() async throws {
    let worker = Worker(isOpen: true)
    let coalescer = coalescer(worker)
    for number in 1...3 { #expect(try await coalescer.answer(to: number) == number * 2) }
    #expect(worker.batches == [[1], [2], [3]])
  }

  @Test func `requests that arrive while all slots are busy share the next batch, in their order`()
    async throws
  {
    let worker = Worker(isOpen: false)
    let tasks = try await ask([1, 2, 3, 4], of: coalescer(worker), at: worker)
    worker.open()
    for (index, task) in tasks.enumerated() { #expect(try await task.value == (index + 1) * 2) }
    #expect(worker.batches == [[1], [2, 3, 4]])
  }

  @Test func `callers that were answered together share the next batch again`() async throws {
    let worker = Worker(isOpen: true)
    let coalescer = Coalescer<Int, Int>(slots: 1, limit: 10) { numbers in
      await Task.yield()
      return try await worker.double(numbers)
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
    // If half of them alternated with the other half, there would be two batches for each round.
    #expect(worker.batches.count < rounds * 3 / 2)
  }

  @Test func `each request gets its own answer`() async throws {
    let worker = Worker(isOpen: false)
    let tasks = try await ask([1, 2, 13, 4], of: coalescer(worker), at: worker)
    worker.open()
    #expect(try await tasks[1].value == 4)
    await #expect(throws: Broken.self) { try await tasks[2].value }
    #expect(try await tasks[3].value == 8)
  }

  @Test func `an error that the work throws is the answer to its whole batch, and to no other`()
    async throws
  {
    let worker = Worker(isOpen: false)
    let coalescer = coalescer(worker)
    let tasks = try await ask([1, 2, -1], of: coalescer, at: worker)
    worker.open()
    #expect(try await tasks[0].value == 2)
    for task in tasks[1...] { await #expect(throws: Broken.self) { try await task.value } }
    #expect(try await coalescer.answer(to: 5) == 10)
  }

  @Test func `a batch has no more requests than the limit`() async throws {
    let worker = Worker(isOpen: false)
    let tasks = try await ask(Array(1...6), of: coalescer(worker, limit: 2), at: worker)
    worker.open()
    for task in tasks { _ = try await task.value }
    #expect(worker.batches == [[1], [2, 3], [4, 5], [6]])
  }

  @Test func `two requests with a key in common are never handled at the same time`() async throws {
    let worker = Worker(isOpen: false)
    let even = UUID()
    let coalescer = coalescer(worker, slots: 2, keys: { $0.isMultiple(of: 2) ? [even] : [] })
    let first = Task { try await coalescer.answer(to: 2) }
    try await until { worker.batches.count == 1 }
    let second = Task { try await coalescer.answer(to: 4) }
    try await until { coalescer.waiting == 1 }
    let third = Task { try await coalescer.answer(to: 3) }
    try await until { worker.batches.count == 2 }
    #expect(worker.batches == [[2], [3]])
    worker.open()
    for task in [first, second, third] { _ = try await task.value }
    #expect(worker.batches == [[2], [3], [4]])
  }

  @Test func `a request cancelled in the queue is not handled; one in progress gets its answer`()
    async throws
  {
    let worker = Worker(isOpen: false)
    let coalescer = coalescer(worker)
    let tasks = try await ask([1, 2], of: coalescer, at: worker)
    for task in tasks { task.cancel() }
    await #expect(throws: CancellationError.self) { try await tasks[1].value }
    worker.open()
    #expect(try await tasks[0].value == 2)
    #expect(worker.batches == [[1]])
  }
}
