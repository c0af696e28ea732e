import Dispatch
import Synchronization

/// Passes elements from one thread to another in order, with a buffer of bounded size.
///
/// Both sides block while they wait. Run each on its own thread, not on a thread of Swift's
/// concurrency pool.
package final class BoundedChannel<Element: Sendable>: Sendable {
  /// The receiver has cancelled the channel.
  package struct Cancelled: Error {}

  private struct State {
    var elements: [Element] = []
    var isFinished = false
    var isCancelled = false
  }

  private let state = Mutex(State())
  private let room = DispatchSemaphore(value: 0)
  private let ready = DispatchSemaphore(value: 0)

  package init(capacity: Int) {
    // A semaphore must not be destroyed while its value is lower than its initial one, so that is
    // 0.
    for _ in 0..<capacity { room.signal() }
  }

  /// Waits for room in the buffer, and adds an element.
  ///
  /// - Throws: ``Cancelled`` after ``cancel()``.
  package func send(_ element: Element) throws(Cancelled) {
    room.wait()
    let isCancelled = state.withLock { state in
      state.elements.append(element)
      return state.isCancelled
    }
    ready.signal()
    if isCancelled { throw Cancelled() }
  }

  /// Ends the elements. The sender calls this after the last one.
  package func finish() {
    state.withLock { $0.isFinished = true }
    ready.signal()
  }

  /// Ends the transfer. The receiver calls this when it needs no more elements.
  package func cancel() {
    state.withLock { $0.isCancelled = true }
    room.signal()
  }

  /// Waits for the next element; nil after the last one.
  package func receive() -> Element? {
    ready.wait()
    let element = state.withLock { state in
      state.elements.isEmpty ? nil : state.elements.removeFirst()
    }
    if element != nil { room.signal() } else { ready.signal() }
    return element
  }
}
