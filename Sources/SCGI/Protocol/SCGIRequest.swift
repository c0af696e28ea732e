/// A request as a web server passes it on by SCGI.
package struct SCGIRequest: Hashable, Sendable {
  package let parameters: SCGIParameters
  package let body: [UInt8]

  package init(parameters: SCGIParameters, body: [UInt8] = []) {
    (self.parameters, self.body) = (parameters, body)
  }

  /// Such as `GET`, as the client wrote it.
  package var method: String { parameters["REQUEST_METHOD"] ?? "" }

  /// The path as the web server read it: decoded, without `.` and `..`, and without the query. Only
  /// the web server interprets the path, so that it cannot mean one thing there and another here.
  package var path: String { parameters["DOCUMENT_URI"] ?? "" }

  /// What follows the `?`, not decoded.
  package var query: String { parameters["QUERY_STRING"] ?? "" }

  /// The web server's id of the request; nil if it gives none.
  package var id: String? { parameters["REQUEST_ID"] }

  /// The value of a header of the HTTP request; nil if it is absent.
  ///
  /// - Parameter name: In any case, such as `Accept-Language`.
  package func header(_ name: String) -> String? {
    switch Self.parameter(name) {
    case let name where name == "CONTENT_TYPE" || name == "CONTENT_LENGTH": parameters[name]
    case let name: parameters["HTTP_" + name]
    }
  }

  /// A header's name in capital letters, with `_` for `-`.
  private static func parameter(_ name: String) -> String {
    String(unsafeUninitializedCapacity: name.utf8.count) { bytes in
      for (index, byte) in name.utf8.enumerated() {
        bytes[index] =
          switch byte {
          case UInt8(ascii: "a")...UInt8(ascii: "z"): byte & ~0x20
          case UInt8(ascii: "-"): UInt8(ascii: "_")
          default: byte
          }
      }
      return name.utf8.count
    }
  }
}
