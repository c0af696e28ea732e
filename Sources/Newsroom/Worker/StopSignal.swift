import Dispatch
import Synchronization

/// A request to stop, which wakes the waiting threads.
package final class StopSignal: Sendable {
  private let isRaised = Mutex(false)
  private let bell = DispatchSemaphore(value: 0)

  package init() {}

  /// - Returns: Whether it is the first request.
  @discardableResult
  package func raise() -> Bool {
    let isFirst = isRaised.withLock { isRaised in
      defer { isRaised = true }
      return !isRaised
    }
    bell.signal()
    return isFirst
  }

  package var isOn: Bool { isRaised.withLock { $0 } }

  /// Blocks the caller's thread until the time has passed or a stop is requested.
  func wait(_ duration: Duration) {
    guard !isOn else { return }
    _ = bell.wait(timeout: .now() + .nanoseconds(Int(duration / .nanoseconds(1))))
  }
}
