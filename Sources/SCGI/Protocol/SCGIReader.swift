/// Reads one request from bytes that arrive in pieces.
///
/// A request is the length of the headers in decimal, a colon, the headers, a comma and the body.
/// Each header is a name and a value, and NUL ends both. `CONTENT_LENGTH`, the length of the body,
/// comes first. See <https://python.ca/scgi/protocol.txt>.
package struct SCGIReader: Sendable {
  /// The largest request that is accepted, in bytes.
  package struct Limits: Hashable, Sendable {
    package var headers: Int
    package var body: Int

    package init(headers: Int = 65_536, body: Int = 32 << 20) {
      (self.headers, self.body) = (headers, body)
    }
  }

  private struct Head {
    let parameters: SCGIParameters
    let bodyStart: Int
    let bodyCount: Int
  }

  private let limits: Limits
  private var bytes: [UInt8] = []
  private var head: Head?

  package init(limits: Limits = Limits()) { self.limits = limits }

  /// The length of the body, in bytes; nil before the headers have arrived.
  var bodyCount: Int? { head?.bodyCount }

  /// Adds bytes that arrived.
  ///
  /// - Returns: The request, once it is complete.
  /// - Throws: ``SCGIRequestError`` as soon as the bytes cannot become a request.
  package mutating func read(
    _ piece: some Collection<UInt8>
  ) throws(SCGIRequestError) -> SCGIRequest? {
    bytes += piece
    if head == nil { head = try readHead() }
    guard let head else { return nil }
    let count = bytes.count - head.bodyStart
    guard count >= head.bodyCount else { return nil }
    guard count == head.bodyCount else { throw .excess }
    return SCGIRequest(parameters: head.parameters, body: Array(bytes[head.bodyStart...]))
  }

  /// Nil if the headers are not complete.
  private func readHead() throws(SCGIRequestError) -> Head? {
    let longest = String(limits.headers).utf8.count
    let digits = bytes.prefix(longest + 1).prefix { $0 != UInt8(ascii: ":") }
    guard let count = Self.number(digits) else {
      if digits.isEmpty, bytes.isEmpty { return nil }
      throw .invalidLength
    }
    guard count <= limits.headers else { throw .tooLarge(part: .headers, limit: limits.headers) }
    guard digits.count < bytes.count else { return nil }
    let start = digits.count + 1
    guard bytes.count > start + count else { return nil }
    let block = bytes[start..<start + count]
    guard block.last == 0, bytes[start + count] == UInt8(ascii: ",") else {
      throw .unterminatedHeaders
    }
    return try head(block, bodyStart: start + count + 1)
  }

  private func head(
    _ block: ArraySlice<UInt8>, bodyStart: Int
  ) throws(SCGIRequestError) -> Head {
    var parameters = SCGIParameters()
    var rest = block
    var isFirst = true
    while !rest.isEmpty {
      guard let name = Self.text(upToNUL: &rest), let value = Self.text(upToNUL: &rest) else {
        throw .unterminatedHeaders
      }
      if isFirst, name != "CONTENT_LENGTH" { throw .invalidContentLength }
      isFirst = false
      try parameters.add(value, for: name)
    }
    guard parameters["SCGI"] == "1" else { throw .unknownVersion }
    // The longest number cannot overflow.
    let digits = parameters["CONTENT_LENGTH"].map { Array($0.utf8) } ?? []
    guard digits.count <= 15, let count = Self.number(digits[...]) else {
      throw .invalidContentLength
    }
    guard count <= limits.body else { throw .tooLarge(part: .body, limit: limits.body) }
    return Head(parameters: parameters, bodyStart: bodyStart, bodyCount: count)
  }

  /// A decimal number without a sign and without leading zeros.
  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard let first = digits.first, digits.count == 1 || first != UInt8(ascii: "0"),
      digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  private static func text(upToNUL bytes: inout ArraySlice<UInt8>) -> String? {
    guard let end = bytes.firstIndex(of: 0) else { return nil }
    defer { bytes = bytes[(end + 1)...] }
    return String(decoding: bytes[..<end], as: UTF8.self)
  }
}
