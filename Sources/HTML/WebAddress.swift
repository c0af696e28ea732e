import PlainText

/// An address that is safe to follow: a page, a mailbox or a telephone number, or a path in the same
/// site. It is never a script.
package struct WebAddress: Hashable, Sendable {
  /// With only ASCII characters that an address can contain.
  package let text: String
  /// Whether the address is complete without that of a site.
  package let isAbsolute: Bool

  /// Nil if `text` is not such an address.
  package init?(_ text: String) {
    // Most addresses begin with a slash or a letter. Whether a character is white space takes longer
    // to find.
    let isTrimmed =
      text.utf8.first.map(Self.isAllowed) == true && text.utf8.last.map(Self.isAllowed) == true
    let trimmed = isTrimmed ? text : text.trimmed
    guard !trimmed.isEmpty, trimmed.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
      return nil
    }
    switch Self.scheme(of: trimmed) {
    case nil: isAbsolute = trimmed.hasPrefix("//")
    case "http", "https", "mailto", "tel": isAbsolute = true
    default: return nil
    }
    self.text = Self.percentEncoded(trimmed)
  }

  /// Whether a browser can load a picture from the address.
  package var isWeb: Bool {
    let scheme = Self.scheme(of: text)
    return scheme == nil || scheme == "http" || scheme == "https"
  }

  /// The scheme in lower case; nil if the address has none.
  private static func scheme(of text: String) -> String? {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let scheme = text.utf8[..<colon]
    // A colon later in a path or query belongs to it.
    guard !scheme.contains(where: Self.endsScheme) else { return nil }
    return String(Substring(scheme)).lowercased()
  }

  private static func endsScheme(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): true
    default: false
    }
  }

  /// Keeps what is encoded already.
  private static func percentEncoded(_ text: String) -> String {
    guard !text.utf8.allSatisfy(isAllowed) else { return text }
    let digits = Array("0123456789ABCDEF".utf8)
    var encoded: [UInt8] = []
    for byte in text.utf8 {
      if isAllowed(byte) {
        encoded.append(byte)
      } else {
        encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, 0x7F..., UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "\\"), UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"),
      UInt8(ascii: "|"), UInt8(ascii: "}"):
      false
    default: true
    }
  }
}
