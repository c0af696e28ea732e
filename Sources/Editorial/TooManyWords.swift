/// Why the words of a command are refused. The description contains nothing of them.
package struct TooManyWords: Error, Hashable, Sendable, CustomStringConvertible {
  package let limit: WordsLimit
  /// In characters.
  package let count: Int

  /// The name of the rule.
  package var rule: String { "tooLong" }

  package var description: String {
    "the \(limit.rawValue) has \(count) characters; shorten it to \(limit.characters)"
  }
}
