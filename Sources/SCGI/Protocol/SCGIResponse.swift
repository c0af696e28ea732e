/// The answer to a request.
package struct SCGIResponse: Hashable, Sendable {
  package struct Header: Hashable, Sendable {
    package let name: String
    package let value: String
  }

  /// The status code of HTTP.
  package var status: Int
  package private(set) var headers: [Header] = []
  package var body: [UInt8]
  /// What follows the body, in pieces, until the stream ends; nil if the body is complete.
  package var stream: SCGIStream?

  package init(
    status: Int, headers: KeyValuePairs<String, String> = [:], body: [UInt8] = []
  ) {
    (self.status, self.body) = (status, body)
    for (name, value) in headers { add(value, for: name) }
  }

  /// A text in UTF-8.
  package init(status: Int, text: String) {
    self.init(
      status: status, headers: ["Content-Type": "text/plain; charset=utf-8"],
      body: Array(text.utf8))
  }

  /// Adds a header. Control characters in the value, which could begin another header, are left
  /// out.
  package mutating func add(_ value: String, for name: String) {
    let isSafe = value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    let safe =
      isSafe
      ? value
      : String(
        String.UnicodeScalarView(
          value.unicodeScalars.filter { $0.value >= 0x20 && $0 != "\u{7F}" }))
    headers.append(Header(name: name, value: safe))
  }

  package func header(_ name: String) -> String? {
    let length = name.utf8.count
    return headers.first {
      $0.name.utf8.count == length && ($0.name == name || $0.name.lowercased() == name.lowercased())
    }?.value
  }

  /// As a web server reads it.
  ///
  /// - Parameter withBody: Whether to write the body; not for `HEAD`.
  package func bytes(withBody: Bool = true) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(1_024 + (withBody ? body.count : 0))
    func write(_ value: String, as name: String) {
      bytes += name.utf8
      bytes += ": ".utf8
      bytes += value.utf8
      bytes += "\r\n".utf8
    }
    write("\(status) \(Self.phrase(of: status))", as: "Status")
    for header in headers { write(header.value, as: header.name) }
    if stream == nil { write("\(body.count)", as: "Content-Length") }
    bytes += "\r\n".utf8
    if withBody { bytes += body }
    return bytes
  }

  /// The words of RFC 9110 for a status code.
  package static func phrase(of status: Int) -> String { reasons[status] ?? "Other" }

  /// A line of the status is not complete without.
  private static let reasons: [Int: String] = [
    200: "OK", 201: "Created", 202: "Accepted", 204: "No Content", 301: "Moved Permanently",
    303: "See Other", 304: "Not Modified", 308: "Permanent Redirect", 400: "Bad Request",
    401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
    406: "Not Acceptable", 408: "Request Timeout", 409: "Conflict", 410: "Gone",
    412: "Precondition Failed", 413: "Content Too Large", 415: "Unsupported Media Type",
    422: "Unprocessable Content", 429: "Too Many Requests",
    431: "Request Header Fields Too Large", 500: "Internal Server Error",
    501: "Not Implemented", 503: "Service Unavailable",
  ]
}
