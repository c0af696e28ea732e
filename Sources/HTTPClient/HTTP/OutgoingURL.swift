/// The address of a request, as libcurl itself reads it. It contains no name or password of a user.
package struct OutgoingURL: Hashable, Sendable {
  /// As it was given.
  package let text: String
  /// In lower case.
  package let scheme: String
  /// Without the brackets of an IPv6 address.
  package let host: String
  /// The default of the scheme if the text leaves it out.
  package let port: Int
  /// With its first `/`.
  package let path: String

  /// - Parameters:
  ///   - text: An absolute URL in ASCII.
  ///   - allowsPlainHTTP: Whether it may be an `http` URL, which anybody on the way can read.
  /// - Throws: ``TransferFailure`` of the kind `invalidRequest`, or `notInstalled`.
  package init(_ text: String, allowsPlainHTTP: Bool = false) throws(TransferFailure) {
    try self.init(text, schemes: allowsPlainHTTP ? ["https", "http"] : ["https"])
  }

  init(_ text: String, schemes: [String]) throws(TransferFailure) {
    guard text.utf8.count <= Self.limit else {
      throw .invalid("the URL is longer than \(Self.limit) bytes")
    }
    guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw .invalid(
        "the URL contains a blank or a character that is not ASCII; write it with % and two digits")
    }
    let library = try LibCurl.loaded()
    guard let parts = library.makeURL() else { throw .invalid("there is not enough memory") }
    defer { library.freeURL(parts) }
    guard library.setPart(parts, Part.url.rawValue, text, 0) == 0 else {
      throw .invalid("this is not a URL; write it as in https://example.org/inbox")
    }
    // libcurl also reads more than two slashes.
    guard text.firstRange(of: "://").map({ text[$0.upperBound...].first != "/" }) == true else {
      throw .invalid("the URL names no host")
    }
    guard Part.forbidden.allSatisfy({ Self.part($0, of: parts, library) == nil }) else {
      throw .invalid("a URL must not contain a user, a password, a zone or a fragment")
    }
    guard let scheme = Self.part(.scheme, of: parts, library)?.lowercased(),
      let host = Self.part(.host, of: parts, library), !host.isEmpty,
      let port = Self.part(.port, of: parts, library).flatMap({ Int($0) }), port > 0
    else { throw .invalid("the URL names no host") }
    guard schemes.contains(scheme) else {
      throw .invalid(
        "the URL must begin with \(schemes.map { "\($0)://" }.joined(separator: " or "))")
    }
    self.text = text
    self.scheme = scheme
    self.host = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
    self.port = port
    path = Self.part(.path, of: parts, library) ?? "/"
  }

  /// In bytes.
  private static let limit = 2_048

  /// The parts of a URL, with their numbers in libcurl.
  private enum Part: CInt {
    case url = 0
    case scheme = 1
    case user = 2
    case password = 3
    case options = 4
    case host = 5
    case port = 6
    case path = 7
    case fragment = 9
    case zone = 10

    static let forbidden: [Part] = [.user, .password, .options, .fragment, .zone]
  }

  private static func part(
    _ part: Part, of parts: LibCurl.Handle, _ library: LibCurl
  ) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    // CURLU_DEFAULT_PORT
    guard library.getPart(parts, part.rawValue, &text, 1) == 0, let text else { return nil }
    defer { library.free(text) }
    return String(cString: text)
  }
}
