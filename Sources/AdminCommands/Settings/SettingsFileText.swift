import Newsroom
import PlainText

/// The text of a settings file: a line `NAME=value` for each setting, with the names of the
/// environment variables. Empty lines and lines that begin with `#` are comments.
struct SettingsFileText: Hashable {
  let values: [String: String]
  /// The lines of the settings, from 1.
  let lines: [String: Int]

  static let names = [
    "GALLEY_AS", "GALLEY_DATABASE_URL", "GALLEY_HOME", "GALLEY_MAX_MANUSCRIPT",
    "GALLEY_DELIVERY_ROOT", "GALLEY_MAIL_FROM", "GALLEY_MAIL_PASSWORD_FILE", "GALLEY_MAIL_SERVER",
    "GALLEY_MAIL_UNENCRYPTED", "GALLEY_MAIL_USER", "GALLEY_NEWSROOM", "GALLEY_POSTGRES_BIN",
    "GALLEY_POSTGRES_UNTESTED", "GALLEY_READ_DATABASE_URL", "GALLEY_TIMEOUT", "GALLEY_WAIT",
    "GALLEY_ZONE", "EDITOR",
    "NO_COLOR", "VISUAL",
  ]

  /// - Throws: ``Failure`` with the number of the line. It contains no value, because a value may
  ///   be a password.
  init(_ text: String) throws(Failure) {
    var values: [String: String] = [:]
    var places: [String: Int] = [:]
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (number, line) in zip(1..., lines) {
      let line = line.trimmingPrefix(while: \.isWhitespace)
      if line.isEmpty || line.hasPrefix("#") { continue }
      guard let sign = line.firstIndex(of: "=") else {
        throw Failure(
          .invalid, "line \(number) is not a setting; write one such as GALLEY_ZONE=Europe/Berlin")
      }
      let name = line[..<sign].trimmed
      guard Self.names.contains(name) else {
        let nearest = Suggestion.nearest(to: name, among: Self.names)
        throw Failure(
          .invalid,
          "line \(number) has an unknown setting; "
            + (nearest.map { "did you mean \($0)?" } ?? "use \(Self.names.joined(separator: ", "))")
        )
      }
      guard values[name] == nil else {
        throw Failure(.invalid, "line \(number) has \(name) again; keep one")
      }
      places[name] = number
      values[name] = Self.unquoted(line[line.index(after: sign)...].trimmed)
    }
    (self.values, self.lines) = (values, places)
  }

  /// As a shell reads it, so that a shell can read the same file.
  private static func unquoted(_ text: String) -> String {
    for mark in ["'", "\""] where text.count > 1 && text.hasPrefix(mark) && text.hasSuffix(mark) {
      return String(text.dropFirst().dropLast())
    }
    return text
  }
}
