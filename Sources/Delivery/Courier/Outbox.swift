import Dispatch
import Foundation
import Synchronization

/// The deliveries that are under way, each in a task of its own, and the outcomes of those that have
/// ended.
final class Outbox: Sendable {
  private struct State {
    var tasks: [Int: (claim: Claim, task: Task<Void, Never>)] = [:]
    var abandoned: [Int: Claim] = [:]
    var next = 0
    var sent: [SentParcel] = []
  }

  private let state = Mutex(State())
  private let bell = DispatchSemaphore(value: 0)

  /// Begins a delivery.
  func send(_ parcel: Parcel, for claim: Claim, through channel: any DeliveryChannel) {
    state.withLock { state in
      let number = state.next
      state.next += 1
      let task = Task {
        let (began, start) = (Date(), ContinuousClock.now)
        let outcome: Result<DeliveryConfirmation, DeliveryFailure>
        do throws(DeliveryFailure) {
          outcome = .success(try await channel.deliver(parcel))
        } catch {
          outcome = .failure(error)
        }
        let sent = SentParcel(
          claim: claim, parcel: parcel, began: began, took: start.duration(to: .now),
          outcome: outcome)
        self.finish(number, sent)
      }
      state.tasks[number] = (claim, task)
    }
  }

  /// Enters an outcome without a delivery.
  func enter(_ sent: SentParcel) { state.withLock { $0.sent.append(sent) } }

  private func finish(_ number: Int, _ sent: SentParcel) {
    state.withLock { state in
      if state.abandoned.removeValue(forKey: number) == nil {
        state.tasks[number] = nil
        state.sent.append(sent)
      }
    }
    ring()
  }

  /// The deliveries that were abandoned and have not ended.
  var abandoned: [Claim] { state.withLock { Array($0.abandoned.values) } }

  /// The outcomes since the last call.
  func takeSent() -> [SentParcel] {
    state.withLock { state in
      defer { state.sent = [] }
      return state.sent
    }
  }

  var isEmpty: Bool { state.withLock { $0.tasks.isEmpty && $0.sent.isEmpty } }

  /// Ends a wait before its time.
  func ring() { bell.signal() }

  /// Blocks the caller's thread until the time has passed, a delivery has ended, or ``ring()``.
  func wait(_ duration: Duration) {
    guard bell.wait(timeout: .now() + .nanoseconds(Int(duration / .nanoseconds(1)))) == .success
    else { return }
    while bell.wait(timeout: .now()) == .success {}
  }

  /// Cancels the deliveries and forgets their outcomes, because another courier may lead. One that
  /// cannot be interrupted may still arrive until it has ended.
  func abandon() {
    let tasks = state.withLock { state in
      defer { (state.tasks, state.sent) = ([:], []) }
      for (number, delivery) in state.tasks { state.abandoned[number] = delivery.claim }
      return state.tasks
    }
    for delivery in tasks.values { delivery.task.cancel() }
  }

  /// Cancels the deliveries. Their outcomes follow.
  func cancel() {
    for delivery in state.withLock({ $0.tasks }).values { delivery.task.cancel() }
  }
}
