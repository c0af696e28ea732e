/// Where one value or one key of a JSON text stands. The tokens of a text are in its order, a key
/// right before its value and a container right before what it holds.
@usableFromInline
package struct JSONToken {
  @usableFromInline
  enum Kind: UInt8 {
    case null, boolean, number, array, object
    /// A string that its bytes say as they are, all of them ASCII.
    case ascii
    /// A string that its bytes say as they are, in valid UTF-8.
    case plain
    /// A string with escapes in it, all of which are sound.
    case escaped
  }

  @usableFromInline
  let kind: Kind
  /// The first byte: of a string the one after its quote.
  @usableFromInline
  let start: UInt32
  /// The byte after the last: of a string its quote.
  @usableFromInline
  var end: UInt32
  /// The index of the token after this one and all that it holds.
  var next: UInt32

  @inlinable package var range: Range<Int> { Int(start)..<Int(end) }
}
