/// An address to which a link may lead.
struct HTMLAddress {
  let text: String

  private static let schemes: Set = ["http", "https", "mailto", "tel", "ftp", "ftps", "sms", "geo"]

  /// Nil if the address is empty, or if following it may run a program.
  init?(_ address: String) {
    var scalars = String.UnicodeScalarView()
    // Like browsers, ignore line ends and other control characters.
    for scalar in address.unicodeScalars where scalar.value >= 0x20 && scalar.value != 0x7F {
      scalars.append(scalar)
    }
    var rest = scalars[...]
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    guard !rest.isEmpty else { return nil }
    let head = rest.prefix { !"/?#".unicodeScalars.contains($0) }
    if let colon = head.firstIndex(of: ":"),
      !Self.schemes.contains(String(head[..<colon]).lowercased())
    {
      return nil
    }
    var text = ""
    for scalar in rest {
      if scalar.properties.isWhitespace {
        for byte in String(scalar).utf8 { text += "%" + String(byte, radix: 16, uppercase: true) }
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    self.text = text
  }
}
