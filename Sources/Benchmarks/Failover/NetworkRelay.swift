import Dispatch
import Foundation
import Glibc
import Newsroom
import Synchronization
import SystemCalls

/// Passes the connections to one port of this machine on to another port, and can lose all packets, as
/// a broken network does.
///
/// While it is cut, a filter on its sockets makes the kernel drop what arrives: nothing is confirmed,
/// so both sides send again and again, and a new connection gets no answer.
final class NetworkRelay: Sendable {
  private struct State {
    var sockets: Set<Int32> = []
    var isCut = false
  }

  /// Where it listens.
  let port: UInt16
  private let target: UInt16
  private let listener: Int32
  private let state = Mutex(State())

  /// The most connections that wait to be accepted.
  private static let backlog: Int32 = 256

  /// Listens from now on.
  ///
  /// - Throws: ``Failure`` if this machine has no free port.
  init(to target: UInt16) throws(Failure) {
    let bound = try LoopbackSocket.bind()
    guard listen(bound.descriptor, Self.backlog) == 0 else {
      let reason = SystemCall.reason(of: errno)
      Glibc.close(bound.descriptor)
      throw Failure(.failed, "the relay cannot listen on this machine: \(reason)")
    }
    (listener, port, self.target) = (bound.descriptor, bound.port, target)
    DispatchQueue(label: "galley.bench.relay").async { self.accept() }
  }

  /// Loses all packets from now on.
  func cut() {
    state.withLock { state in
      state.isCut = true
      for socket in state.sockets { PacketFilter.dropAll(on: socket) }
      PacketFilter.dropAll(on: listener)
    }
  }

  /// Loses no more packets.
  func restore() {
    state.withLock { state in
      state.isCut = false
      for socket in state.sockets { PacketFilter.remove(from: socket) }
      PacketFilter.remove(from: listener)
    }
  }

  /// Ends all connections, and listens no more.
  func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    state.withLock { state in
      for socket in state.sockets { shutdown(socket, Int32(SHUT_RDWR)) }
    }
  }

  private func accept() {
    while true {
      let client = SystemCall.retrying { Glibc.accept(listener, nil, nil) }
      guard client >= 0 else { break }
      _ = fcntl(client, F_SETFD, FD_CLOEXEC)
      guard let server = try? LoopbackSocket.connect(to: target) else {
        Self.refuse(client)
        continue
      }
      add([client, server])
      let ends = Mutex(2)
      let pass: @Sendable (Int32, Int32) -> Void = { from, to in
        Self.pass(from: from, to: to)
        let left = ends.withLock { ends in
          ends -= 1
          return ends
        }
        if left == 0 { self.close([client, server]) }
      }
      Thread.detachNewThread { pass(client, server) }
      Thread.detachNewThread { pass(server, client) }
    }
    Glibc.close(listener)
  }

  private func add(_ sockets: [Int32]) {
    state.withLock { state in
      state.sockets.formUnion(sockets)
      if state.isCut { sockets.forEach(PacketFilter.dropAll) }
    }
  }

  private func close(_ sockets: [Int32]) {
    state.withLock { state in
      state.sockets.subtract(sockets)
      for socket in sockets { Glibc.close(socket) }
    }
  }

  /// Resets a connection, because nobody listens at the target.
  private static func refuse(_ client: Int32) {
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(client, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    Glibc.close(client)
  }

  /// Passes everything on until one side ends.
  private static func pass(from source: Int32, to target: Int32) {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = SystemCall.retrying { read(source, &chunk, chunk.count) }
      guard count > 0 else {
        shutdown(target, Int32(count == 0 ? SHUT_WR : SHUT_RDWR))
        return
      }
      var sent = 0
      while sent < count {
        let part = SystemCall.retrying {
          chunk.withUnsafeBytes {
            send(
              target, $0.baseAddress?.advanced(by: sent), count - sent, Int32(MSG_NOSIGNAL)
            )
          }
        }
        guard part > 0 else {
          shutdown(source, Int32(SHUT_RDWR))
          return
        }
        sent += part
      }
    }
  }
}
