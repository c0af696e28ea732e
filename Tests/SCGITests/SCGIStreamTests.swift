import Foundation
import SCGI
import Synchronization
import Testing

@Suite struct SCGIStreamTests {
  /// The streams that were begun.
  private final class Streams: Sendable {
    private let streams = Mutex<[SCGIStream]>([])

    var all: [SCGIStream] { streams.withLock { $0 } }

    func begin(limit: Int = 1 << 20) -> SCGIResponse {
      let stream = SCGIStream(limit: limit)
      streams.withLock { $0.append(stream) }
      var response = SCGIResponse(status: 200, headers: ["Content-Type": "text/event-stream"])
      response.stream = stream
      return response
    }

    /// Waits until the streams have what they must have.
    func wait(_ isTrue: ([SCGIStream]) -> Bool) async {
      while !isTrue(all), !Task.isCancelled { try? await Task.sleep(for: .milliseconds(2)) }
    }
  }

  private static let request = SCGIReaderTests.request([
    ("CONTENT_LENGTH", "0"), ("SCGI", "1"), ("REQUEST_METHOD", "GET"), ("DOCUMENT_URI", "/"),
  ])

  @Test(.timeLimit(.minutes(15))) func `pieces are sent as they become known`() async throws {
    let streams = Streams()
    try await RunningServer.with { _ in
      streams.begin()
    } _: { path, _ in
      async let answer = RunningServer.exchange([Self.request], at: path)
      await streams.wait { $0.count == 1 }
      for number in 1...3 { streams.all[0].send(Array("\(number)\n".utf8)) }
      streams.all[0].end()
      let text = try #require(await answer)
      #expect(text.hasSuffix("Content-Type: text/event-stream\r\n\r\n1\n2\n3\n"))
      #expect(!text.contains("Content-Length"))
      #expect(streams.all[0].send([0x61]) == false)
    }
  }

  @Test(.timeLimit(.minutes(15))) func `one thread serves hundreds of listeners`() async throws {
    let streams = Streams()
    try await RunningServer.with { _ in
      streams.begin()
    } _: { path, _ in
      let clients = try (0..<300).map { _ in try #require(RawClient(path: path)) }
      for client in clients { client.send(Self.request) }
      await streams.wait { $0.count == 300 }
      let before = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/task").count
      for stream in streams.all { stream.send(Array("news\n".utf8)) }
      for stream in streams.all { stream.end() }
      for client in clients { #expect(client.receive().hasSuffix("\r\n\r\nnews\n")) }
      let after = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/task").count
      #expect(after < before + 100)
    }
  }

  @Test(.timeLimit(.minutes(15))) func `a client that does not read is disconnected`() async throws
  {
    let streams = Streams()
    try await RunningServer.with { _ in
      streams.begin(limit: 100_000)
    } _: { path, _ in
      let slow = try #require(RawClient(path: path))
      slow.send(Self.request)
      await streams.wait { $0.count == 1 }
      let piece = [UInt8](repeating: 0x61, count: 10_000)
      while streams.all[0].send(piece) { await Task.yield() }
      // Another one is served while the slow one does not read.
      async let answer = RunningServer.exchange([Self.request], at: path)
      await streams.wait { $0.count == 2 }
      streams.all[1].send(Array("here\n".utf8))
      streams.all[1].end()
      #expect(await answer?.hasSuffix("here\n") == true)
    }
  }

  @Test(.timeLimit(.minutes(15))) func `a client that goes away ends its stream`() async throws {
    let streams = Streams()
    try await RunningServer.with { _ in
      streams.begin()
    } _: { path, _ in
      do {
        let client = try #require(RawClient(path: path))
        client.send(Self.request)
        await streams.wait { $0.count == 1 }
      }
      await streams.wait { $0[0].isOver }
    }
  }

  @Test(.timeLimit(.minutes(15))) func `a server that stops ends the streams`() async throws {
    let streams = Streams()
    try await RunningServer.with { _ in
      streams.begin()
    } _: { path, server in
      async let answer = RunningServer.exchange([Self.request], at: path)
      await streams.wait { $0.count == 1 }
      server.stop()
      #expect(await answer?.hasPrefix("Status: 200 OK\r\n") == true)
      await streams.wait { $0[0].isOver }
    }
  }

  @Test(.timeLimit(.minutes(15))) func `HEAD begins no stream`() async throws {
    let streams = Streams()
    try await RunningServer.with { _ in
      streams.begin()
    } _: { path, _ in
      let request = SCGIReaderTests.request([
        ("CONTENT_LENGTH", "0"), ("SCGI", "1"), ("REQUEST_METHOD", "HEAD"), ("DOCUMENT_URI", "/"),
      ])
      let answer = await RunningServer.exchange([request], at: path)
      #expect(answer?.hasSuffix("text/event-stream\r\n\r\n") == true)
    }
  }
}
