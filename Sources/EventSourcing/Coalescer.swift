package import Foundation
import Synchronization

/// Lets requests that come at the same time be answered by one piece of work.
///
/// A request that finds a free place is worked on at once, alone: nobody waits for company. Those
/// that come while all places are taken wait, and the next free place takes all of them together.
package final class Coalescer<Request: Sendable, Answer: Sendable>: Sendable {
  /// An answer for each request, in their order; what it throws is the answer to all of them.
  package typealias Work = @Sendable ([Request]) async throws -> [Result<Answer, any Error>]

  private struct Waiter {
    let id: Int
    let request: Request
    let keys: [UUID]
    let continuation: CheckedContinuation<Answer, any Error>
  }

  private struct State {
    var line: [Waiter] = []
    var nextID = 0
    var working = 0
    /// Of the requests that are worked on.
    var busy: Set<UUID> = []
  }

  private let places: Int
  private let limit: Int
  private let keys: @Sendable (Request) -> [UUID]
  private let work: Work
  private let state = Mutex(State())

  /// - Parameters:
  ///   - places: How many pieces of work there may be at once, 1 or more.
  ///   - limit: How many requests a piece of work takes, 1 or more.
  ///   - keys: What sets requests apart: two with a key in common are never worked on at once.
  package init(
    places: Int, limit: Int, keys: @escaping @Sendable (Request) -> [UUID] = { _ in [] },
    work: @escaping Work
  ) {
    self.places = places
    self.limit = limit
    self.keys = keys
    self.work = work
  }

  /// How many requests wait for a place.
  package var waiting: Int { state.withLock { $0.line.count } }

  /// The answer to `request`.
  ///
  /// - Throws: What the work has for it; `CancellationError` when its task was cancelled before the
  ///   work began. Work that has begun goes on, since it is others' too.
  package func answer(to request: Request) async throws -> Answer {
    let id = state.withLock { state in
      state.nextID += 1
      return state.nextID
    }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let waiter = Waiter(
          id: id, request: request, keys: keys(request), continuation: continuation)
        let begins: Bool? = state.withLock { state in
          // Looked at under the lock: a cancellation from here on finds the waiter in the line.
          if Task.isCancelled { return nil }
          state.line.append(waiter)
          guard state.working < places else { return false }
          state.working += 1
          return true
        }
        switch begins {
        case nil: continuation.resume(throwing: CancellationError())
        case true?: Task.detached { await self.workOff() }
        case false?: break
        }
      }
    } onCancel: {
      leaveLine(id)
    }
  }

  private func leaveLine(_ id: Int) {
    let waiter: Waiter? = state.withLock { state in
      guard let index = state.line.firstIndex(where: { $0.id == id }) else { return nil }
      return state.line.remove(at: index)
    }
    waiter?.continuation.resume(throwing: CancellationError())
  }

  /// Works until nobody is left who may be worked for.
  private func workOff() async {
    while let waiters = take() {
      let answers: [Result<Answer, any Error>]
      do {
        // A key path would be made anew each time, in code that is generic.
        answers = try await work(waiters.map { $0.request })
      } catch {
        answers = waiters.map { _ in .failure(error) }
      }
      state.withLock { state in
        for waiter in waiters { state.busy.subtract(waiter.keys) }
      }
      for (waiter, answer) in zip(waiters, answers) { waiter.continuation.resume(with: answer) }
      // Who has an answer often has a next request: those who were answered together are let in first,
      // or they and those who wait now would take turns for ever, half of them at a time.
      if waiters.count > 1 { await Task.yield() }
    }
  }

  /// The next requests, or nil, which gives the place up.
  private func take() -> [Waiter]? {
    state.withLock { state in
      var taken: [Waiter] = []
      var left: [Waiter] = []
      for waiter in state.line {
        if taken.count < limit, state.busy.isDisjoint(with: waiter.keys) {
          state.busy.formUnion(waiter.keys)
          taken.append(waiter)
        } else {
          left.append(waiter)
        }
      }
      state.line = left
      guard !taken.isEmpty else {
        state.working -= 1
        return nil
      }
      return taken
    }
  }
}
