/// The address of a picture: a web address, or the path of a file.
///
/// Other addresses run a program (`javascript:`), hold the picture itself (`data:`) or lead nowhere,
/// such as a description that was written in the wrong field.
struct PictureAddress {
  let text: String

  /// Nil if `text` is no such address.
  init?(_ text: String) {
    guard !text.contains(where: \.isWhitespace) else { return nil }
    let isUsable =
      switch Self.scheme(of: text) {
      case "http"?, "https"?: Self.hasHost(text)
      case "file"?: text.contains("/")
      case nil: text.contains("/") || text.dropFirst().dropLast().contains(".")
      default: false
      }
    guard isUsable else { return nil }
    self.text = text
  }

  /// In lower case; nil for a path. A colon after a slash belongs to the path.
  private static func scheme(of text: String) -> String? {
    guard let colon = text.firstIndex(of: ":"), !text[..<colon].contains("/") else { return nil }
    return text[..<colon].lowercased()
  }

  private static func hasHost(_ text: String) -> Bool {
    let rest = text.drop { $0 != ":" }.dropFirst()
    guard rest.hasPrefix("//"), let first = rest.dropFirst(2).first else { return false }
    return first.isLetter || first.isNumber || first == "["
  }
}
