import Editorial

/// A password. Neither its description nor its reflection shows it.
package struct Password: Sendable, CustomStringConvertible, CustomReflectable {
  /// In characters. The minimum prevents guessing, both online and from a stolen verifier.
  package static let lengths = 12...256

  package let text: String

  /// - Throws: ``Failure`` that names the rule and contains nothing of the password.
  package init(_ bytes: [UInt8]) throws(Failure) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(.unacceptable, "a password must be UTF-8 text; type another")
    }
    guard Self.lengths.contains(text.count) else {
      throw Failure(
        .unacceptable,
        "a password must have \(Self.lengths.lowerBound) to \(Self.lengths.upperBound) characters; "
          + "choose another")
    }
    guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      throw Failure(
        .unacceptable,
        "a password must not contain control characters, such as those of a cursor key; type it again"
      )
    }
    guard !PasswordGuess.isEarly(text) else { throw Self.guessable }
    self.text = text
  }

  /// - Parameter names: The person's and the newsroom's, which somebody who guesses knows.
  /// - Throws: ``Failure`` if little else is in the password.
  func require(unlike names: [String]) throws(Failure) {
    guard !PasswordGuess.isEarly(text, knowing: names) else { throw Self.guessable }
  }

  /// The names for ``require(unlike:)``.
  static func knownNames(of login: String, in settings: NewsroomSettings) -> [String] {
    [login] + (settings[.publisherName]?.texts ?? [])
  }

  private static let guessable = Failure(
    .unacceptable,
    "this password is too easy to guess; choose another, such as four unrelated words")

  /// A password that the database has accepted.
  init(checked text: String) { self.text = text }

  package var description: String { "…" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
