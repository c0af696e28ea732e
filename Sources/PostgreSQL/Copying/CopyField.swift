/// Where in a record in memory a field of a row is, and of what type.
package struct CopyField: Sendable {
  package enum Kind: Sendable {
    case bool
    /// An `Int`, for an int8 column.
    case integer
    /// A `Date`, for a timestamptz column.
    case instant
    case uuid
    /// A value that consists of 32 bytes, for a bytea column.
    case bytes32
    case text
    /// A `[String]`, for a text[] column.
    case texts
  }

  /// In bytes from the start of the record.
  let offset: Int
  let kind: Kind
  /// Whether the value is an optional. Nil is written as NULL.
  let isOptional: Bool

  package init(_ kind: Kind, isOptional: Bool, offset: Int) {
    (self.kind, self.isOptional, self.offset) = (kind, isOptional, offset)
  }
}
