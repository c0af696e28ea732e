package import Foundation
import Synchronization

/// Answers requests that arrive at the same time with one piece of work.
///
/// A request that finds a free slot is handled at once, alone, by the task that asks. Requests that
/// arrive while all slots are busy wait, and the next free slot handles all of them together.
package final class Coalescer<Request: Sendable, Answer: Sendable>: Sendable {
  /// Returns an answer for each request, in their order. An error that it throws is the answer to
  /// all of them.
  package typealias Work = @Sendable ([Request]) async throws -> [Result<Answer, any Error>]

  private struct Waiter {
    let id: Int
    let request: Request
    let keys: [UUID]
    let continuation: CheckedContinuation<Answer, any Error>
  }

  private struct State {
    var queue: [Waiter] = []
    var nextID = 0
    var busySlots = 0
    /// The keys of the requests that are being handled.
    var busyKeys: Set<UUID> = []
  }

  private let slots: Int
  private let limit: Int
  private let keys: @Sendable (Request) -> [UUID]
  private let work: Work
  private let state = Mutex(State())

  /// - Parameters:
  ///   - slots: How many pieces of work may run at once, 1 or more.
  ///   - limit: How many requests one piece of work handles, 1 or more.
  ///   - keys: Two requests with a key in common are never handled at the same time.
  package init(
    slots: Int, limit: Int, keys: @escaping @Sendable (Request) -> [UUID] = { _ in [] },
    work: @escaping Work
  ) {
    self.slots = slots
    self.limit = limit
    self.keys = keys
    self.work = work
  }

  /// How many requests wait for a slot.
  package var waiting: Int { state.withLock { $0.queue.count } }

  /// The answer to `request`.
  ///
  /// - Throws: The error that the work returns for the request, or `CancellationError` when the
  ///   task was cancelled before the work began. Work that has begun for several requests continues.
  package func answer(to request: Request) async throws -> Answer {
    let keys = keys(request)
    if begin(alone: keys) {
      defer { end(alone: keys) }
      return try await work([request])[0].get()
    }
    let id = state.withLock { state in
      state.nextID += 1
      return state.nextID
    }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let waiter = Waiter(id: id, request: request, keys: keys, continuation: continuation)
        let begins: Bool? = state.withLock { state in
          // Checked under the lock: a later cancellation finds the waiter in the queue.
          if Task.isCancelled { return nil }
          state.queue.append(waiter)
          guard state.busySlots < slots else { return false }
          state.busySlots += 1
          return true
        }
        switch begins {
        case nil: continuation.resume(throwing: CancellationError())
        case true?: Task.detached { await self.processQueue() }
        case false?: break
        }
      }
    } onCancel: {
      cancel(id)
    }
  }

  /// Takes a free slot for a caller who does the work itself, because nobody waits. Its task then need
  /// not wait for another one.
  ///
  /// - Returns: Whether there was a slot, and nobody works on something with one of the keys.
  private func begin(alone keys: [UUID]) -> Bool {
    state.withLock { state in
      guard !Task.isCancelled, state.queue.isEmpty, state.busySlots < slots,
        state.busyKeys.isDisjoint(with: keys)
      else { return false }
      state.busySlots += 1
      state.busyKeys.formUnion(keys)
      return true
    }
  }

  /// Gives the slot to those who have come meanwhile, or frees it.
  private func end(alone keys: [UUID]) {
    let areOthersWaiting = state.withLock { state in
      state.busyKeys.subtract(keys)
      if state.queue.isEmpty { state.busySlots -= 1 }
      return !state.queue.isEmpty
    }
    if areOthersWaiting { Task.detached { await self.processQueue() } }
  }

  private func cancel(_ id: Int) {
    let waiter: Waiter? = state.withLock { state in
      guard let index = state.queue.firstIndex(where: { $0.id == id }) else { return nil }
      return state.queue.remove(at: index)
    }
    waiter?.continuation.resume(throwing: CancellationError())
  }

  /// Handles batches until no request is left that may be handled now.
  private func processQueue() async {
    while let waiters = nextBatch() {
      let answers: [Result<Answer, any Error>]
      do {
        // A closure: in generic code, a key path would be created on each call.
        answers = try await work(waiters.map { $0.request })
      } catch {
        answers = waiters.map { _ in .failure(error) }
      }
      state.withLock { state in
        for waiter in waiters { state.busyKeys.subtract(waiter.keys) }
      }
      for (waiter, answer) in zip(waiters, answers) { waiter.continuation.resume(with: answer) }
      // Callers that have just been answered often ask again. The yield lets them join the next
      // batch. Without it, they and those now in the queue would alternate, each a half batch.
      if waiters.count > 1 { await Task.yield() }
    }
  }

  /// The next requests to handle; nil when there are none, which frees the slot.
  private func nextBatch() -> [Waiter]? {
    state.withLock { state in
      var batch: [Waiter] = []
      var rest: [Waiter] = []
      for waiter in state.queue {
        if batch.count < limit, state.busyKeys.isDisjoint(with: waiter.keys) {
          state.busyKeys.formUnion(waiter.keys)
          batch.append(waiter)
        } else {
          rest.append(waiter)
        }
      }
      state.queue = rest
      guard !batch.isEmpty else {
        state.busySlots -= 1
        return nil
      }
      return batch
    }
  }
}
