import Foundation
import Glibc
import Newsroom
import Synchronization
import SystemCalls

/// Clients that follow the log over `/api/v1/events`, each on a connection of its own. One thread reads
/// for all of them.
final class EventListeners: Sendable {
  /// An event that a listener received.
  struct Arrival: Sendable {
    let position: Int64
    let at: Date
  }

  private struct State {
    /// How many have received the beginning of the stream.
    var ready = 0
    /// Later events are kept.
    var start = Int64.max
    var arrivals: [Arrival] = []
    var isStopped = false
    var failure: Failure?
  }

  private let sockets: [Int32]
  private let state = Mutex(State())
  private static let patience = Duration.seconds(20)

  /// Connects them, and waits until each one receives the stream.
  ///
  /// - Parameter token: Of the API.
  /// - Throws: ``Failure`` if the desk refuses one of them.
  static func connect(
    _ count: Int, to desk: DeskProcess, token: String
  ) async throws -> EventListeners {
    SystemCall.raiseOpenFileLimit()
    let request = """
      GET /api/v1/events HTTP/1.0\r
      Host: 127.0.0.1\r
      Authorization: Bearer \(token)\r
      \r

      """
    var sockets: [Int32] = []
    for _ in 0..<count {
      let socket = try LoopbackSocket.connect(to: desk.port)
      sockets.append(socket)
      guard SystemCall.writeAll(Array(request.utf8), to: socket) else {
        throw Failure(.failed, "the desk does not take a request for events")
      }
    }
    let listeners = EventListeners(sockets)
    Thread.detachNewThread { listeners.read() }
    try await listeners.wait("the beginning of the stream") { $0.ready == count }
    return listeners
  }

  private init(_ sockets: [Int32]) { self.sockets = sockets }

  /// Keeps what arrives from now on.
  ///
  /// - Parameter position: Of the last event that does not count.
  func begin(after position: Int64) { state.withLock { $0.start = position } }

  /// Waits until each listener has received the events at these positions.
  func arrivals(of positions: Set<Int64>) async throws -> [Arrival] {
    let all = positions.count * sockets.count
    try await wait("all events") { state in
      state.arrivals.count { positions.contains($0.position) } >= all
    }
    return state.withLock { state in state.arrivals.filter { positions.contains($0.position) } }
  }

  func stop() { state.withLock { $0.isStopped = true } }

  private func wait(
    _ what: String, until isReached: @Sendable (borrowing State) -> Bool
  ) async throws {
    let deadline = ContinuousClock.now + Self.patience
    while true {
      let (isReached, failure) = state.withLock { (isReached($0), $0.failure) }
      if let failure { throw failure }
      if isReached { return }
      guard .now < deadline else {
        throw Failure(.failed, "the listeners have not received \(what) in time")
      }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  private func read() {
    var readers = [EventStreamReader](repeating: EventStreamReader(), count: sockets.count)
    var polled = sockets.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while !state.withLock({ $0.isStopped || $0.failure != nil }) {
      guard poll(&polled, nfds_t(polled.count), 100) > 0 else { continue }
      for index in polled.indices where polled[index].revents != 0 {
        let count = SystemCall.retrying { Glibc.read(polled[index].fd, &chunk, chunk.count) }
        let now = Date()
        guard count > 0 else {
          state.withLock { $0.failure = Failure(.failed, "the desk ended a stream of events") }
          break
        }
        let wasReady = readers[index].hasBegun
        let positions = readers[index].read(chunk[..<count])
        let isReady = readers[index].hasBegun
        state.withLock { state in
          if isReady, !wasReady { state.ready += 1 }
          for position in positions where position > state.start {
            state.arrivals.append(Arrival(position: position, at: now))
          }
        }
      }
    }
    for socket in sockets { close(socket) }
  }
}
