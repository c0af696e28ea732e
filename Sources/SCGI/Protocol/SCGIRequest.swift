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
    switch name.lowercased() {
    case "content-type": parameters["CONTENT_TYPE"]
    case "content-length": parameters["CONTENT_LENGTH"]
    case let name: parameters["HTTP_" + name.uppercased().replacing("-", with: "_")]
    }
  }
}
