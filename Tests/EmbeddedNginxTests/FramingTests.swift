import SCGI
import Synchronization
import TestSupport
import Testing

/// Requests that two programs could read as different requests, of the kinds in RFC 9112 and RFC
/// 9110. None may get anything past nginx that the sender hides behind an invalid request.
@Suite(.serialized) struct FramingTests {
  private static let start = "GET / HTTP/1.1\r\nHost: x\r\n"
  private static let post = "POST / HTTP/1.1\r\nHost: x\r\n"
  private static let chunked = post + "Transfer-Encoding: chunked\r\n"
  /// A second request that follows the first.
  private static let hidden = "GET /hidden HTTP/1.1\r\nHost: x\r\n\r\n"

  static let requests: [String] = [
    // Two lengths, or a length and chunks
    post + "Content-Length: 0\r\nContent-Length: \(hidden.utf8.count)\r\n\r\n" + hidden,
    post + "Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello",
    post + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden,
    post + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n" + hidden,
    post + "Content-Length: 0, 5\r\n\r\n" + hidden,
    // Lengths that are not numbers
    post + "Content-Length: +5\r\n\r\nhello", post + "Content-Length: -1\r\n\r\n" + hidden,
    post + "Content-Length: 0x5\r\n\r\nhello", post + "Content-Length: 5 5\r\n\r\nhello",
    post + "Content-Length: 1e1\r\n\r\nhello", post + "Content-Length: \r\n\r\n" + hidden,
    post + "Content-Length: 99999999999999999999\r\n\r\n" + hidden,
    post + "Content-Length: five\r\n\r\n" + hidden,
    // Codings of the transfer
    post + "Transfer-Encoding: xchunked\r\n\r\n" + hidden,
    post + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n" + hidden,
    post + "Transfer-Encoding: identity, chunked\r\n\r\n0\r\n\r\n" + hidden,
    post + "Transfer-Encoding: gzip\r\n\r\n" + hidden,
    post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden,
    post + "Transfer-Encoding: \u{0B}chunked\r\n\r\n0\r\n\r\n" + hidden,
    post + "Transfer-Encoding: chunked\u{0}\r\n\r\n0\r\n\r\n" + hidden,
    "POST / HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden,
    // Chunks
    chunked + "\r\nx\r\nhello\r\n0\r\n\r\n" + hidden, chunked + "\r\n-5\r\nhello\r\n0\r\n\r\n",
    chunked + "\r\n0x5\r\nhello\r\n0\r\n\r\n" + hidden,
    chunked + "\r\nFFFFFFFFFFFFFFFFF\r\nhello\r\n0\r\n\r\n" + hidden,
    chunked + "\r\n5\r\nhelloX0\r\n\r\n" + hidden, chunked + "\r\n\r\n0\r\n\r\n" + hidden,
    chunked + "\r\n5 5\r\nhello\r\n0\r\n\r\n" + hidden,
    // Names and lines of headers
    start + "Content-Length : 5\r\n\r\nhello", start + "X Y: 1\r\n\r\n" + hidden,
    start + " Folded: 1\r\n\r\n" + hidden, start + "X: 1\r\n Content-Length: 5\r\n\r\nhello",
    start + ": empty\r\n\r\n" + hidden, start + "X\u{0}: 1\r\n\r\n" + hidden,
    start + "X: a\u{0}b\r\n\r\n" + hidden, start + "NoColon\r\n\r\n" + hidden,
    start + "X: 1\rY: 2\r\n\r\n" + hidden,
    // Hosts
    "GET / HTTP/1.1\r\n\r\n" + hidden, start + "Host: y\r\n\r\n" + hidden,
    "GET / HTTP/1.1\r\nHost: a b\r\n\r\n" + hidden,
    "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n" + hidden,
    // Request lines
    "GET /\u{0} HTTP/1.1\r\nHost: x\r\n\r\n" + hidden,
    "GET / HTTP/1.1 HTTP/1.1\r\nHost: x\r\n\r\n" + hidden,
    "GET / HTTP/9.9\r\nHost: x\r\n\r\n" + hidden, "G\u{1}T / HTTP/1.1\r\nHost: x\r\n\r\n" + hidden,
    "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n" + hidden,
  ]

  @Test func `no framing trick gets a hidden request past nginx`() async throws {
    #expect(Self.requests.count == 46)
    let seen = Paths()
    try await NginxFolder.with { request in
      seen.add("\(request.method) \(request.path) \(request.body.count)")
      return SCGIResponse(status: 200, text: "reached\n")
    } _: { folder in
      for request in Self.requests {
        let answer = await folder.exchange(Array(request.utf8), silence: 2)
        let detail = "\(request.debugDescription): \(answer.prefix(60)) \(seen.take())"
        // An answer to the hidden request would be the second one.
        let refused =
          answer.isEmpty || answer.hasPrefix("HTTP/1.1 4") || answer.hasPrefix("<html>")
          || answer.hasPrefix("HTTP/1.1 5")
        #expect(refused || Self.isHarmless(request), "\(detail)")
        if refused { #expect(!answer.contains("reached"), "\(detail)") }
      }
    }
  }

  /// Requests that nginx may read: it drops the line that is not a header, or what follows a chunk's
  /// length. It passes on what it has read, so there is no other way to read it, and what follows is a
  /// second request that is not hidden from anybody.
  private static func isHarmless(_ request: String) -> Bool {
    ["X Y: 1", " Folded: 1", ": empty", "NoColon", "\r\n5 5\r\n"].contains { request.contains($0) }
  }

  private final class Paths: Sendable {
    private let paths = Mutex<[String]>([])
    func add(_ path: String) { paths.withLock { $0.append(path) } }
    func take() -> [String] {
      paths.withLock { paths in
        defer { paths = [] }
        return paths
      }
    }
  }
}
