/// The place of one value or key in a JSON text. The tokens of a text are in its order: a key right
/// before its value, and a container right before what it holds.
@usableFromInline
package struct JSONToken {
  @usableFromInline
  enum Kind: UInt8 {
    case null, boolean, number, array, object
    /// A string without escapes, all ASCII.
    case ascii
    /// A string without escapes, in valid UTF-8.
    case plain
    /// A string with escapes, all of them valid.
    case escaped
  }

  @usableFromInline
  let kind: Kind
  /// The first byte; for a string, the one after its quote.
  @usableFromInline
  let start: UInt32
  /// The byte after the last; for a string, its closing quote.
  @usableFromInline
  var end: UInt32
  /// The index of the token after this one and all that it holds.
  var next: UInt32

  @inlinable package var range: Range<Int> { Int(start)..<Int(end) }
}
