import Foundation

/// A login for a new person. It must be easy to tell from words of a command line and from the
/// logins of others. The database checks its form.
struct LoginName {
  private let text: String

  init(_ text: String) { self.text = text }

  /// Words that mean something else in a command, a query or PostgreSQL. Names that begin with
  /// `galley_` or `pg_` are refused by the database.
  private static let reserved: Set<String> = [
    "all", "any", "anybody", "anyone", "everybody", "everyone", "me", "mine", "myself", "nobody",
    "none", "noone", "null", "postgres", "public", "self", "unassigned", "current_role",
    "current_user", "session_user", "system_user", "user",
  ]

  /// Whether a person with this login can be added, as far as this can be told without the database.
  var mayBeAdded: Bool {
    text.wholeMatch(of: /[\p{L}_][\p{L}\p{Nd}_.@-]*/) != nil && text.utf8.count <= 63
      && !["galley_", "pg_"].contains { text.hasPrefix($0) }
      && (try? check(among: [])) != nil
  }

  /// - Parameter others: The logins of the newsroom's people.
  /// - Throws: ``Failure`` that says what the login could be mistaken for.
  func check(among others: [String]) throws(Failure) {
    guard !Self.reserved.contains(text.lowercased()) else {
      throw Failure(.unacceptable, "'\(text)' is a reserved word and cannot be a login")
    }
    let plain = text.precomposedStringWithCompatibilityMapping
    guard Array(plain.utf8) == Array(text.utf8) else {
      throw Failure(
        .unacceptable, "the login has letters in an unusual form; write it as '\(plain)'")
    }
    let scripts = Set(text.unicodeScalars.compactMap(Self.script)).sorted()
    guard scripts.count <= 1 else {
      throw Failure(
        .unacceptable,
        "the login mixes letters of \(scripts.joined(separator: " and ")), which look alike; use "
          + "one script")
    }
    let looks = Lookalike.forms(of: text)
    if let other = others.first(where: { !Lookalike.forms(of: $0).isDisjoint(with: looks) }) {
      throw Failure(
        .unacceptable,
        "the login looks like that of \(other); choose one that is easy to tell apart")
    }
  }

  /// The script of a letter, from its Unicode name; nil for digits and signs. The scripts that are
  /// written together in East Asia count as one.
  private static func script(of scalar: Unicode.Scalar) -> String? {
    guard scalar.properties.isAlphabetic, let name = scalar.properties.name,
      let word = name.split(whereSeparator: { $0 == " " || $0 == "-" }).first
    else { return nil }
    switch word {
    case "CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC": return "East Asia"
    default: return word.capitalized
    }
  }
}
