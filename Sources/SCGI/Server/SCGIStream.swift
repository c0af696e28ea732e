import Synchronization

/// The body of an answer that is sent in pieces as they become known, such as server-sent events.
///
/// It needs no thread and no task: the code that has something new calls ``send(_:)``, and the
/// server's thread sends it. It is over when the client goes away, when the client does not read what waits
/// for it, and when the server stops.
package final class SCGIStream: Sendable {
  private struct State {
    var waiting: [UInt8] = []
    var isEnding = false
    var isOver = false
    /// Tells the server's thread that something waits.
    var wake: (@Sendable () -> Void)?
  }

  private let limit: Int
  private let state = Mutex(State())

  /// - Parameter limit: How many bytes may wait for a slow client. If there are more, the stream is
  ///   over.
  package init(limit: Int = 1 << 20) { self.limit = limit }

  /// Whether nothing can be sent any more.
  package var isOver: Bool { state.withLock { $0.isEnding || $0.isOver } }

  /// Sends bytes as soon as the client takes them.
  ///
  /// - Returns: False if the stream is over.
  @discardableResult
  package func send(_ bytes: [UInt8]) -> Bool {
    let (wake, isOver) = state.withLock { state in
      guard !state.isEnding, !state.isOver else { return (nil as (@Sendable () -> Void)?, true) }
      if state.waiting.count + bytes.count > limit {
        state.isEnding = true
      } else {
        state.waiting += bytes
      }
      return (state.wake, state.isEnding)
    }
    wake?()
    return !isOver
  }

  /// Closes the connection after what waits is sent.
  package func end() {
    let wake = state.withLock { state in
      state.isEnding = true
      return state.wake
    }
    wake?()
  }

  /// Connects the stream with the server's thread.
  func attach(_ wake: @escaping @Sendable () -> Void) {
    state.withLock { $0.wake = wake }
  }

  /// What waits, and whether nothing will follow.
  func take() -> (bytes: [UInt8], isLast: Bool) {
    state.withLock { state in
      defer { state.waiting = [] }
      return (state.waiting, state.isEnding)
    }
  }

  /// Notes that the connection is closed.
  func close() {
    state.withLock { state in
      (state.isOver, state.waiting, state.wake) = (true, [], nil)
    }
  }
}

extension SCGIStream: Hashable {
  package static func == (one: SCGIStream, other: SCGIStream) -> Bool { one === other }
  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
