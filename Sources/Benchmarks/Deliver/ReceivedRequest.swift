import Glibc
import SystemCalls

/// A request as it arrived.
struct ReceivedRequest: Sendable {
  /// When its last byte had been read.
  let at: ContinuousClock.Instant
  /// The names as they were sent.
  let headers: [(name: String, value: String)]
  let body: [UInt8]

  /// The value of the first header with this name, which is in lower case.
  func value(of name: String) -> String? {
    headers.first { $0.name.lowercased() == name }?.value
  }
}

/// Reads the requests of one connection. Each has a Content-Length.
struct RequestReader {
  private let connection: Int32
  private var buffer: [UInt8] = []
  private var chunk = [UInt8](repeating: 0, count: 65_536)

  init(_ connection: Int32) { self.connection = connection }

  /// The next request; nil at the end of the connection.
  mutating func next() -> ReceivedRequest? {
    while true {
      if let request = takeRequest() { return request }
      let count = SystemCall.retrying { read(connection, &chunk, chunk.count) }
      guard count > 0 else { return nil }
      buffer += chunk[..<count]
    }
  }

  /// Takes a request off the buffer; nil if it is not complete.
  private mutating func takeRequest() -> ReceivedRequest? {
    guard let end = endOfHeaders else { return nil }
    let lines = String(decoding: buffer[..<end], as: UTF8.self).split(separator: "\r\n")
    let headers = lines.dropFirst().compactMap { line -> (name: String, value: String)? in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      return (String(line[..<colon]), String(value))
    }
    let length = headers.first { $0.name.lowercased() == "content-length" }
    let size = length.flatMap { Int($0.value) } ?? 0
    guard buffer.count >= end + size else { return nil }
    let body = Array(buffer[end..<(end + size)])
    buffer.removeFirst(end + size)
    return ReceivedRequest(at: .now, headers: headers, body: body)
  }

  /// Where the empty line after the headers ends.
  private var endOfHeaders: Int? {
    buffer.indices.dropLast(3).first { buffer[$0...].starts(with: Self.emptyLine) }
      .map { $0 + Self.emptyLine.count }
  }

  private static let emptyLine = Array("\r\n\r\n".utf8)
}
