/// A password that somebody chose. It is shown nowhere: not in a text, nor by reflection.
package struct Password: Sendable, CustomStringConvertible, CustomReflectable {
  /// In characters: long enough to be guessed neither online nor from a stolen verifier.
  package static let lengths = 12...256

  package let text: String

  /// - Throws: ``Failure`` that tells the rule and nothing of the password.
  package init(_ bytes: [UInt8]) throws(Failure) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(.unacceptable, "a password is UTF-8 text; type another")
    }
    guard Self.lengths.contains(text.count) else {
      throw Failure(
        .unacceptable,
        "a password has from \(Self.lengths.lowerBound) to \(Self.lengths.upperBound) characters; "
          + "choose another")
    }
    guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      throw Failure(
        .unacceptable,
        "a password has no control characters, as a cursor key types them; type it again")
    }
    self.text = text
  }

  package var description: String { "…" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
