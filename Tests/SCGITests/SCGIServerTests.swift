import Foundation
import SCGI
import Synchronization
import Testing

@Suite struct SCGIServerTests {
  private static func request(
    _ path: String, method: String = "GET", body: String = ""
  ) -> [UInt8] {
    SCGIReaderTests.request(
      [
        ("CONTENT_LENGTH", "\(body.utf8.count)"), ("SCGI", "1"), ("REQUEST_METHOD", method),
        ("DOCUMENT_URI", path),
      ], body: body)
  }

  @Test func `a request is answered, and HEAD without a body`() async throws {
    try await RunningServer.with {
      SCGIResponse(status: 200, text: "\($0.method) \($0.path) \($0.body.count)\n")
    } _: { path, _ in
      let get = await RunningServer.exchange([Self.request("/a")], at: path)
      #expect(get?.hasSuffix("\r\n\r\nGET /a 0\n") == true)
      let bytes = Self.request("/b", method: "POST", body: String(repeating: "x", count: 500_000))
      let post = await RunningServer.exchange([Array(bytes[..<10]), Array(bytes[10...])], at: path)
      #expect(post?.hasSuffix("\r\n\r\nPOST /b 500000\n") == true)
      let head = await RunningServer.exchange([Self.request("/c", method: "HEAD")], at: path)
      #expect(head?.hasSuffix("Content-Length: 10\r\n\r\n") == true)
    }
  }

  @Test func `an answer that the socket does not take at once arrives completely`() async throws {
    try await RunningServer.with { _ in
      SCGIResponse(status: 200, body: [UInt8](repeating: 0x61, count: 5_000_000))
    } _: { path, _ in
      let text = try #require(await RunningServer.exchange([Self.request("/")], at: path))
      #expect(text.utf8.count { $0 == 0x61 } >= 5_000_000)
    }
  }

  @Test func `what is not a request gets a refusal and reaches nobody`() async throws {
    let reached = Mutex(0)
    try await RunningServer.with { _ in
      reached.withLock { $0 += 1 }
      return SCGIResponse(status: 200)
    } _: { path, _ in
      let answer = await RunningServer.exchange([Array("GET / HTTP/1.1\r\n\r\n".utf8)], at: path)
      #expect(answer?.hasPrefix("Status: 400 Bad Request\r\n") == true)
      #expect(answer?.hasSuffix("does not begin with the length of its headers\n") == true)
    }
    #expect(reached.withLock { $0 } == 0)
  }

  @Test func `a silent client is disconnected and delays nobody`() async throws {
    var limits = SCGIServer.Limits()
    limits.time = .milliseconds(300)
    try await RunningServer.with(limits: limits) { _ in
      SCGIResponse(status: 200, text: "here\n")
    } _: { path, _ in
      async let silent = RunningServer.exchange([Array("100:CONT".utf8)], at: path)
      let other = await RunningServer.exchange([Self.request("/")], at: path)
      #expect(other?.hasSuffix("here\n") == true)
      #expect(await silent == "")
    }
  }

  @Test func `more clients than connections are all answered`() async throws {
    var limits = SCGIServer.Limits()
    limits.connections = 4
    try await RunningServer.with(limits: limits) { _ in
      await Task.yield()
      return SCGIResponse(status: 200, text: "here\n")
    } _: { path, _ in
      let answers = await withTaskGroup(of: String?.self) { group in
        for _ in 0..<60 {
          group.addTask { await RunningServer.exchange([Self.request("/")], at: path) }
        }
        return await group.reduce(into: 0) { $0 += $1?.hasSuffix("here\n") == true ? 1 : 0 }
      }
      #expect(answers == 60)
    }
  }

  @Test func `long bodies that exceed the memory for them wait for each other`() async throws {
    var limits = SCGIServer.Limits()
    limits.bodies = 1_000_000
    // The others wait for as long as this machine takes.
    limits.time = .seconds(600)
    let present = Mutex((now: 0, most: 0))
    try await RunningServer.with(limits: limits) { request in
      present.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
      await Task.yield()
      present.withLock { $0.now -= 1 }
      return SCGIResponse(status: 200, text: "\(request.body.count)\n")
    } _: { path, _ in
      let long = Self.request("/", method: "POST", body: String(repeating: "x", count: 600_000))
      let answers = await withTaskGroup(of: String?.self) { group in
        for _ in 0..<12 { group.addTask { await RunningServer.exchange([long], at: path) } }
        return await group.reduce(into: 0) { $0 += $1?.hasSuffix("600000\n") == true ? 1 : 0 }
      }
      #expect(answers == 12)
    }
    #expect(present.withLock { $0.most } == 1)
  }

  @Test func `a client that leaves while its body waits or arrives keeps no memory`() async throws {
    var limits = SCGIServer.Limits()
    limits.bodies = 1_000_000
    try await RunningServer.with(limits: limits) {
      SCGIResponse(status: 200, text: "\($0.body.count)\n")
    } _: { path, _ in
      let long = Self.request("/", method: "POST", body: String(repeating: "x", count: 600_000))
      // Each leaves at the end of this scope.
      do {
        let leaving = (0..<3).map { _ in RawClient(path: path) }
        for client in leaving { client?.send(Array(long[..<100_000])) }
      }
      let answer = await RunningServer.exchange([long], at: path)
      #expect(answer?.hasSuffix("600000\n") == true)
    }
  }

  @Test func `requests in progress are completed when the server stops`() async throws {
    let gate = AsyncStream<Void>.makeStream()
    let arrived = AsyncStream<Void>.makeStream()
    try await RunningServer.with { _ in
      arrived.continuation.yield()
      for await _ in gate.stream { break }
      return SCGIResponse(status: 200, text: "done\n")
    } _: { path, server in
      async let answer = RunningServer.exchange([Self.request("/")], at: path)
      for await _ in arrived.stream { break }
      server.stop()
      gate.continuation.yield()
      #expect(await answer?.hasSuffix("done\n") == true)
    }
  }

  @Test func `only the user and a group that is given may use the socket`() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "s-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "s").path
    for (group, mode) in [(nil, 0o600), (getgid(), 0o660)] as [(UInt32?, Int)] {
      _ = try SCGISocket(listeningAt: path, group: group)
      let found = try FileManager.default.attributesOfItem(atPath: path)
      #expect(found[.posixPermissions] as? Int == mode)
      #expect(found[.groupOwnerAccountID] as? UInt32 == getgid())
    }
  }

  @Test func `a new server takes the name of the old one, and no request fails`() async throws {
    try await RunningServer.with { _ in
      SCGIResponse(status: 200, text: "first\n")
    } _: { path, first in
      let isOver = Flag()
      let answers = Task {
        await withTaskGroup(of: [String?].self) { group in
          for _ in 0..<4 {
            group.addTask {
              var answers: [String?] = []
              while !isOver.isSet {
                answers.append(await RunningServer.exchange([Self.request("/")], at: path))
              }
              return answers
            }
          }
          return await group.reduce(into: []) { $0 += $1 }
        }
      }
      try await withThrowingTaskGroup(of: Void.self) { group in
        var current = first
        for number in 0..<10 {
          let next = try SCGIServer(SCGISocket(listeningAt: path)) { _ in
            SCGIResponse(status: 200, text: "server \(number)\n")
          }
          group.addTask { await next.run() }
          current.stop()
          current = next
          // Each serves for a while.
          for _ in 0..<20 { _ = await RunningServer.exchange([Self.request("/")], at: path) }
        }
        isOver.set()
        let all = await answers.value
        #expect(all.allSatisfy { $0?.hasPrefix("Status: 200") == true })
        #expect(Set(all).count > 5, "several servers answered")
        current.stop()
      }
    }
  }
}

private final class Flag: Sendable {
  private let value = Mutex(false)
  var isSet: Bool { value.withLock { $0 } }
  func set() { value.withLock { $0 = true } }
}

extension Result where Failure == any Error {
  static func of(_ body: () async throws -> Success) async -> Self {
    do { return .success(try await body()) } catch { return .failure(error) }
  }
}
