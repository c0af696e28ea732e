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
    /// A `String`, or a value that has one as its only stored property, for a text column.
    case text
    /// A `[String]`, for a text[] column.
    case texts
    /// A value of one byte that stands for a word, for a text column.
    case word(WordTable)
    /// Three `Int`s, the year, month and day, for a text column as `YYYY-MM-DD`.
    case day
  }

  /// The words that the values of an enumeration stand for, by the byte that is the value in
  /// memory.
  package struct WordTable: @unchecked Sendable {
    /// One for each of 256 bytes. It lives as long as the program and is never written again.
    let words: UnsafePointer<StaticWord>

    /// - Parameter words: Each value's word. The type has no associated values, and fewer than 255
    ///   cases, so that an optional of it is one byte, too.
    package init<Value>(_ words: [(value: Value, word: String)]) {
      precondition(MemoryLayout<Value?>.size == 1, "\(Value.self) is not one byte")
      let table = UnsafeMutablePointer<StaticWord>.allocate(capacity: 256)
      table.initialize(repeating: StaticWord(start: nil, count: 0), count: 256)
      for (value, word) in words {
        let bytes = UnsafeMutableRawBufferPointer.allocate(
          byteCount: word.utf8.count, alignment: 1)
        bytes.copyBytes(from: word.utf8)
        table[Int(unsafeBitCast(value, to: UInt8.self))] = StaticWord(
          start: UnsafeRawPointer(bytes.baseAddress), count: word.utf8.count)
      }
      self.words = UnsafePointer(table)
    }
  }

  struct StaticWord {
    /// Nil for NULL.
    let start: UnsafeRawPointer?
    let count: Int
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
