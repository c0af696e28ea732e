/// The headers of an answer, as libcurl passes them on: line by line.
struct ResponseHead: Sendable {
  /// Those that a request could have, too. Others are left out, so that no value can end a line.
  private(set) var headers: [HTTPHeader] = []
  /// Whether the empty line after the headers was received.
  private(set) var isComplete = false

  private static let status = Array("HTTP/".utf8)

  /// - Parameter line: With or without the characters that end it.
  mutating func take(_ line: some Collection<UInt8>) {
    let line = Array(line.prefix { $0 != UInt8(ascii: "\r") && $0 != UInt8(ascii: "\n") })
    if line.isEmpty { isComplete = true }
    // Each answer begins with its status, also an interim one.
    if line.starts(with: Self.status) { self = ResponseHead() }
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return }
    let isBlank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    let value = line[(colon + 1)...].drop(while: isBlank).reversed().drop(while: isBlank).reversed()
    let header = HTTPHeader(
      String(decoding: line[..<colon], as: UTF8.self), String(decoding: value, as: UTF8.self))
    if header.isValid { headers.append(header) }
  }
}
