/// A part of a text that a search can find, in the order of the text.
package struct TextPiece: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// A word in a script with spaces between words, a number, or an abbreviation such as `U.S.`
    case word
    /// Characters of a script without spaces between words.
    case run
    /// One character that is neither letter nor punctuation, such as an emoji.
    case symbol
  }

  /// What separates a piece from the one before it.
  package enum Link: Hashable, Sendable {
    /// White space.
    case space
    /// No white space: nothing at all, or punctuation.
    case together
    /// One apostrophe or one hyphen between two words.
    case apostrophe, hyphen
  }

  package let kind: Kind
  package let link: Link
  package let range: Range<String.Index>
}
