/// A typed text that is safe to quote in an error.
///
/// It shows at most 40 characters and escapes unprintable ones. A text that may contain a password
/// is not shown: a connection URL with a user, or a connection string with a password.
struct EchoedText: CustomStringConvertible {
  static let limit = 40

  let description: String

  init(_ text: String) {
    guard !Self.mayHoldPassword(text) else {
      description = "…"
      return
    }
    var echo = ""
    var count = 0
    for scalar in text.unicodeScalars {
      let piece = Self.isPrintable(scalar) ? String(scalar) : scalar.escaped(asASCII: true)
      count += piece.unicodeScalars.count
      guard count <= Self.limit else {
        echo += "…"
        break
      }
      echo += piece
    }
    description = echo
  }

  private static func mayHoldPassword(_ text: String) -> Bool {
    if text.lowercased().contains("password") && text.contains("=") { return true }
    return text.contains("://") && text.contains("@")
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    default: true
    }
  }
}
