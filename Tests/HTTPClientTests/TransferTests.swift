import Foundation
import TestSupport
import Testing

@testable import HTTPClient

@Suite(.ownServer)
struct TransferTests {
  private let receiver: Receiver
  private let client: HTTPClient

  init() throws {
    receiver = try Receiver()
    client = try HTTPClient()
  }

  static let loopback = AddressRule(allowing: [.known("127.0.0.1")])

  private func request(
    _ path: String, _ method: OutgoingRequest.Method = .post, headers: [HTTPHeader] = [],
    body: [UInt8] = Array("text".utf8), addresses: AddressRule = loopback,
    limits: TransferLimits = TransferLimits(), port: String = "http"
  ) throws -> OutgoingRequest {
    let url = try OutgoingURL(receiver.url(path, port: port), allowsPlainHTTP: true)
    return try OutgoingRequest(
      method, url, headers: headers, body: body, addresses: addresses, limits: limits)
  }

  private func failure(of request: OutgoingRequest) async throws -> TransferFailure {
    try await #require(throws: TransferFailure.self) { try await client.send(request) }
  }

  @Test func `a request arrives as it is, and the answer returns`() async throws {
    let body = Array("a\r\n\u{0}é".utf8) + [0xFF]
    let response = try await client.send(
      request(
        "/ok?a=b", headers: [HTTPHeader("Content-Type", "text/plain"), HTTPHeader("X-Empty", "")],
        body: body))
    #expect((response.status, response.isSuccess, response.isComplete) == (200, true, true))
    #expect(response.body == Array("received".utf8))
    #expect(response.headers.first(named: "x-receiver") == "Tests")
    #expect(response.address == "127.0.0.1")
    let seen = try receiver.next()
    #expect(seen["method"] as? String == "POST")
    #expect(seen["path"] as? String == "/ok?a=b")
    #expect(seen["body"] as? String == Data(body).base64EncodedString())
    let headers = try #require(seen["headers"] as? [String: String])
    #expect(
      headers == [
        "host": "127.0.0.1:\(receiver.ports["http"] ?? 0)", "accept": "*/*",
        "content-type": "text/plain", "x-empty": "", "user-agent": "galley",
        "content-length": String(body.count),
      ])
  }

  @Test func `every method is sent with its body`() async throws {
    let methods: [(OutgoingRequest.Method, String)] = [
      (.get, ""), (.post, "text"), (.put, "text"), (.delete, ""),
    ]
    for (method, body) in methods {
      for sent in [Array("text".utf8), []] {
        let response = try await client.send(request("/ok", method, body: sent))
        #expect(response.status == 200)
        let seen = try receiver.next()
        #expect(seen["method"] as? String == method.rawValue)
        let expected = sent.isEmpty ? "" : body
        #expect(seen["body"] as? String == Data(expected.utf8).base64EncodedString())
      }
    }
    let head = try await client.send(request("/status/204", .head))
    #expect((head.status, head.body) == (204, []))
  }

  @Test func `a large body is sent at once`() async throws {
    let body = [UInt8](repeating: 0x61, count: 3_000_000)
    #expect(try await client.send(request("/ok", body: body)).status == 200)
    let seen = try receiver.next()
    #expect((seen["headers"] as? [String: String])?["expect"] == nil)
    #expect(seen["size"] as? Int == 3_000_000)
  }

  @Test func `a refusal of the receiver is an answer, and a redirect is not followed`() async throws
  {
    for status in [400, 404, 410, 429, 500, 503] {
      let response = try await client.send(request("/status/\(status)"))
      #expect((response.status, response.isSuccess) == (status, false))
      #expect(try receiver.next()["path"] as? String == "/status/\(status)")
    }
    for status in [301, 302, 303, 307, 308] {
      let failure = try await failure(of: request("/status/\(status)"))
      #expect((failure.kind, failure.status) == (.redirected, status))
      #expect(try receiver.next()["path"] as? String == "/status/\(status)")
    }
    #expect(try await failure(of: request("/redirect")).kind == .redirected)
    #expect(try receiver.next()["path"] as? String == "/redirect")
    _ = try await client.send(request("/status/200"))
    #expect(try receiver.next()["path"] as? String == "/status/200")
  }

  @Test func `a receiver that misbehaves is a failure of its kind`() async throws {
    let kinds: [String: TransferFailure.Kind] = [
      "/close-early": .closedEarly, "/close-midway": .closedEarly, "/lie": .closedEarly,
      "/garbage": .malformed, "/flood-headers": .malformed,
    ]
    for (path, kind) in kinds {
      let failure = try await failure(of: request(path + "?secret"))
      #expect(failure.kind == kind, "\(path)")
      #expect(!failure.description.contains("secret"))
    }
  }

  @Test func `an endless answer is cut`() async throws {
    var limits = TransferLimits()
    limits.answer = 1_000
    let response = try await client.send(request("/flood", limits: limits))
    #expect((response.status, response.body.count, response.isComplete) == (200, 1_000, false))
  }

  @Test func `headers of interim answers are not kept`() async throws {
    let response = try await client.send(request("/interim"))
    #expect(response.status == 200)
    #expect(response.headers.first(named: "x-early") == nil)
    #expect(response.headers.first(named: "content-length") == "8")
  }

  @Test func `a receiver that does not answer in time is a failure`() async throws {
    var limits = TransferLimits()
    limits.total = .milliseconds(200)
    for path in ["/hang", "/drip"] {
      let failure = try await failure(of: request(path, limits: limits))
      #expect(failure.kind == .timeout, "\(path) \(failure)")
    }
    limits = TransferLimits()
    limits.connect = .milliseconds(200)
    // The receiver waits for the rest of what it takes for a request.
    let url = try OutgoingURL("https://127.0.0.1:\(receiver.ports["http"] ?? 0)/")
    let waiting = try OutgoingRequest(.post, url, addresses: Self.loopback, limits: limits)
    #expect(try await failure(of: waiting).kind == .timeout)
  }

  @Test func `a receiver that answers byte by byte is a failure`() async throws {
    var limits = TransferLimits()
    limits.patience = .seconds(1)
    #expect(try await failure(of: request("/drip", limits: limits)).kind == .tooSlow)
  }

  @Test func `nobody waits for a slow receiver`() async throws {
    let held = try request("/hold")
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<40 { group.addTask { [client] in try await client.send(held).status } }
      for _ in 0..<40 { #expect(try receiver.next()["path"] as? String == "/hold") }
      #expect(try await client.send(request("/ok")).status == 200)
      try receiver.command("release")
      for try await status in group { #expect(status == 200) }
    }
  }

  @Test func `a request that is cancelled ends`() async throws {
    let hanging = try request("/hang")
    let task = Task { [client] in try await client.send(hanging) }
    _ = try receiver.next()
    task.cancel()
    let failure = try await #require(throws: TransferFailure.self) { try await task.value }
    #expect(failure.kind == .cancelled)
    let early = Task { [client] in
      withUnsafeCurrentTask { $0?.cancel() }
      return try await client.send(hanging)
    }
    #expect(
      try await #require(throws: TransferFailure.self) { try await early.value }.kind == .cancelled)
  }

  @Test func `a host that cannot be reached is a failure`() async throws {
    #expect(try await failure(of: request("/ok", port: "nobody")).kind == .refused)
    let url = try OutgoingURL("https://nobody.invalid/")
    #expect(try await failure(of: OutgoingRequest(.get, url)).kind == .unresolvable)
  }

  @Test func `an address that is not public is not connected to`() async throws {
    for host in [
      "127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "127.1", "0",
      "[::1]", "[::]", "[64:ff9b::7f00:1]", "10.0.0.1", "169.254.169.254", "[fe80::1]",
    ] {
      let text = "http://\(host):\(receiver.ports["http"] ?? 0)/ok"
      let url = try OutgoingURL(text, allowsPlainHTTP: true)
      #expect(try await failure(of: OutgoingRequest(.post, url)).kind == .refusedAddress, "\(host)")
    }
    // The first connection that the receiver sees is this one.
    _ = try await client.send(request("/ok"))
    #expect(try receiver.next()["connection"] as? Int == 1)
  }

  @Test func `a connection is used again, but not against another rule`() async throws {
    for _ in 0..<2 { #expect(try await client.send(request("/ok")).status == 200) }
    let failure = try await failure(of: request("/ok", addresses: AddressRule()))
    #expect(failure.kind == .refusedAddress)
    let second = try [receiver.next(), receiver.next()].compactMap { $0["connection"] as? Int }
    #expect(second == [1, 1])
    #expect(try await client.send(request("/ok?last")).status == 200)
    #expect(try receiver.next()["path"] as? String == "/ok?last")
  }
}
