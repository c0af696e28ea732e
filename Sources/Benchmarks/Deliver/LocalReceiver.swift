import Dispatch
import Foundation
import Glibc
import Newsroom
import Synchronization
import SystemCalls

/// Receives requests on a port of this machine, answers each with 204, and keeps it.
final class LocalReceiver: Sendable {
  private struct State {
    var requests: [ReceivedRequest] = []
    var connections: Set<Int32> = []
    var isStopped = false
  }

  let port: UInt16
  private let listener: Int32
  private let state = Mutex(State())

  private static let answer = Array("HTTP/1.1 204 No Content\r\n\r\n".utf8)
  /// The most connections that wait to be accepted.
  private static let backlog: Int32 = 1_024

  /// Listens from now on.
  ///
  /// - Throws: ``Failure`` if this machine has no free port.
  init() throws(Failure) {
    let bound = try LoopbackSocket.bind()
    guard listen(bound.descriptor, Self.backlog) == 0 else {
      let reason = SystemCall.reason(of: errno)
      close(bound.descriptor)
      throw Failure(.failed, "the receiver cannot listen on this machine: \(reason)")
    }
    (listener, port) = (bound.descriptor, bound.port)
    DispatchQueue(label: "galley.bench.receiver").async { self.accept() }
  }

  var url: String { "http://127.0.0.1:\(port)/" }

  /// What was received since the last call, in order.
  func takeAll() -> [ReceivedRequest] {
    state.withLock { state in
      defer { state.requests = [] }
      return state.requests
    }
  }

  /// Takes all requests until a header has had each of some values.
  ///
  /// - Parameters:
  ///   - header: Its name, in lower case.
  ///   - progress: Called with the number of values that have arrived.
  /// - Returns: The time of the first request with each value.
  /// - Throws: ``Failure`` if one of them has not arrived at the deadline.
  func arrivals(
    of values: Set<String>, in header: String, by deadline: ContinuousClock.Instant,
    progress: (Int) -> Void
  ) async throws -> [String: ContinuousClock.Instant] {
    var arrivals: [String: ContinuousClock.Instant] = [:]
    while true {
      for request in takeAll() {
        guard let value = request.value(of: header), values.contains(value) else { continue }
        arrivals[value] = min(arrivals[value] ?? request.at, request.at)
      }
      progress(arrivals.count)
      guard arrivals.count < values.count else { return arrivals }
      guard .now < deadline else {
        throw Failure(
          .failed,
          "only \(arrivals.count) of \(values.count) articles were delivered in time; keep the "
            + "database with --keep, and see 'galley destination log'")
      }
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  /// Ends all connections, and listens no more.
  func stop() {
    state.withLock { state in
      state.isStopped = true
      for connection in state.connections + [listener] {
        shutdown(connection, Int32(SHUT_RDWR))
      }
    }
  }

  private func accept() {
    while true {
      let connection = SystemCall.retrying { Glibc.accept(listener, nil, nil) }
      _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
      let isWanted = state.withLock { state in
        guard connection >= 0, !state.isStopped else { return false }
        state.connections.insert(connection)
        return true
      }
      guard isWanted else {
        if connection >= 0 { close(connection) }
        break
      }
      Thread { self.serve(connection) }.start()
    }
    close(listener)
  }

  private func serve(_ connection: Int32) {
    var reader = RequestReader(connection)
    while let request = reader.next() {
      state.withLock { $0.requests.append(request) }
      guard SystemCall.writeAll(Self.answer, to: connection) else { break }
    }
    state.withLock { _ = $0.connections.remove(connection) }
    close(connection)
  }
}
