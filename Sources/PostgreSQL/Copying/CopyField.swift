/// A field of a row that stands in a record in memory: where, and as what.
package struct CopyField: Sendable {
  package enum Kind: Sendable {
    case bool
    /// An `Int`, for an int8 column.
    case integer
    /// A `Date`, for a timestamptz column.
    case instant
    case uuid
    /// A value of 32 bytes that are the field's, in their order, for a bytea column.
    case bytes32
    case text
    /// A `[String]`, for a text[] column.
    case texts
  }

  /// In bytes from the record's beginning.
  let offset: Int
  let kind: Kind
  /// Whether an optional of that kind stands there, of which nil is NULL.
  let isOptional: Bool

  package init(_ kind: Kind, isOptional: Bool, offset: Int) {
    (self.kind, self.isOptional, self.offset) = (kind, isOptional, offset)
  }
}
