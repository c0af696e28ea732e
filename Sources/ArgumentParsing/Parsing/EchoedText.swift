/// What was typed, fit to be quoted in an error.
///
/// Only printable characters are echoed, at most 40 of them, and nothing of a text that may carry a
/// password: a connection URL with a user, or a connection string.
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
