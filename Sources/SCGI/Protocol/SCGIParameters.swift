/// The named values of a request: what the web server says about it, and its headers, whose names
/// begin with `HTTP_`.
package struct SCGIParameters: Hashable, Sendable {
  /// The headers whose values form a list, and so may be repeated, with what joins the values.
  private static let separators: [String: String] = [
    "HTTP_ACCEPT": ", ", "HTTP_ACCEPT_CHARSET": ", ", "HTTP_ACCEPT_ENCODING": ", ",
    "HTTP_ACCEPT_LANGUAGE": ", ", "HTTP_CACHE_CONTROL": ", ", "HTTP_CONNECTION": ", ",
    "HTTP_COOKIE": "; ", "HTTP_FORWARDED": ", ", "HTTP_IF_MATCH": ", ",
    "HTTP_IF_NONE_MATCH": ", ", "HTTP_PRAGMA": ", ", "HTTP_TE": ", ", "HTTP_UPGRADE": ", ",
    "HTTP_VIA": ", ", "HTTP_X_FORWARDED_FOR": ", ", "HTTP_X_FORWARDED_PROTO": ", ",
  ]

  private var values: [String: String] = [:]

  package init() {}

  package subscript(name: String) -> String? { values[name] }

  package var names: [String] { values.keys.sorted() }

  /// Adds a value. A list is continued; any other name may appear once.
  ///
  /// - Throws: ``SCGIRequestError``.
  package mutating func add(_ value: String, for name: String) throws(SCGIRequestError) {
    guard !name.isEmpty, name.utf8.allSatisfy(Self.isAllowedInName) else {
      throw .invalidName
    }
    // Everything above the space, and the tab.
    guard value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
      throw .controlCharacter(name: name)
    }
    guard let former = values[name] else {
      values[name] = value
      return
    }
    guard let separator = Self.separators[name] else { throw .repeated(name: name) }
    values[name] = former + separator + value
  }

  private static func isAllowedInName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
