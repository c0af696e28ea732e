import Glibc
import Testing

@testable import Benchmarks

@Suite struct NetworkRelayTests {
  /// The byte that arrives within a time; nil if none does.
  private func byte(from socket: Int32, within milliseconds: Int) -> UInt8? {
    var limit = timeval(tv_sec: milliseconds / 1_000, tv_usec: milliseconds % 1_000 * 1_000)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var byte: UInt8 = 0
    return recv(socket, &byte, 1, 0) == 1 ? byte : nil
  }

  @Test func `a cut relay loses what is sent, and it arrives when the relay is mended`() throws {
    let server = try LoopbackSocket.bind()
    defer { close(server.descriptor) }
    try #require(listen(server.descriptor, 1) == 0)
    let relay = try NetworkRelay(to: server.port)
    defer { relay.stop() }
    let client = try LoopbackSocket.connect(to: relay.port)
    defer { close(client) }
    let peer = accept(server.descriptor, nil, nil)
    defer { close(peer) }
    try #require(send(client, [1], 1, 0) == 1)
    #expect(byte(from: peer, within: 60_000) == 1)
    relay.cut()
    try #require(send(client, [2], 1, 0) == 1)
    #expect(byte(from: peer, within: 200) == nil)
    relay.restore()
    #expect(byte(from: peer, within: 60_000) == 2)
  }

  @Test func `a connection to a server that is gone is reset`() throws {
    let relay = try NetworkRelay(to: try LoopbackSocket.freePort())
    defer { relay.stop() }
    let client = try LoopbackSocket.connect(to: relay.port)
    defer { close(client) }
    var byte: UInt8 = 0
    #expect(recv(client, &byte, 1, 0) == -1)
  }
}
