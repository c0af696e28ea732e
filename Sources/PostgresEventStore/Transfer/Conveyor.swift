import Dispatch
import Synchronization

/// Hands elements from one thread to another in order, a bounded number on the way.
///
/// Both sides wait by blocking: each must be on a thread of its own, none of Swift's.
package final class Conveyor<Element: Sendable>: Sendable {
  /// The side that takes has gone.
  package struct Abandoned: Error {}

  private struct State {
    var elements: [Element] = []
    var isFinished = false
    var isAbandoned = false
  }

  private let state = Mutex(State())
  private let room = DispatchSemaphore(value: 0)
  private let ready = DispatchSemaphore(value: 0)

  package init(capacity: Int) {
    // Signalled up: a semaphore may not go while it is lower than it was made.
    for _ in 0..<capacity { room.signal() }
  }

  /// Waits for room.
  ///
  /// - Throws: ``Abandoned`` once nobody takes any more.
  package func put(_ element: Element) throws(Abandoned) {
    room.wait()
    let isAbandoned = state.withLock { state in
      state.elements.append(element)
      return state.isAbandoned
    }
    ready.signal()
    if isAbandoned { throw Abandoned() }
  }

  /// Nothing more comes.
  package func finish() {
    state.withLock { $0.isFinished = true }
    ready.signal()
  }

  /// Nothing more is taken.
  package func abandon() {
    state.withLock { $0.isAbandoned = true }
    room.signal()
  }

  /// The next element, or nil when there is none and none comes.
  package func take() -> Element? {
    ready.wait()
    let element = state.withLock { state in
      state.elements.isEmpty ? nil : state.elements.removeFirst()
    }
    if element != nil { room.signal() } else { ready.signal() }
    return element
  }
}
