/// Takes the binary COPY format apart, message by message.
///
/// The server puts its header before the first row in one message, then one row in each; the format
/// does not promise that, so a message may hold any number of whole rows.
struct CopyReader {
  private var isPastHeader = false
  private var fields: [FieldReader.Field] = []

  mutating func read(
    _ message: UnsafeRawBufferPointer, _ body: (borrowing CopyRow) throws -> Void
  ) throws {
    var reader = FieldReader(message)
    if !isPastHeader {
      try Self.readHeader(&reader)
      isPastHeader = true
    }
    while !reader.isAtEnd {
      guard let count = reader.integer(Int16.self) else { throw Self.malformed }
      if count == CopyFormat.trailer { return }
      fields.removeAll(keepingCapacity: true)
      for _ in 0..<max(0, count) {
        guard let field = reader.field() else { throw Self.malformed }
        fields.append(field)
      }
      try body(CopyRow(fields: fields))
    }
  }

  private static func readHeader(_ reader: inout FieldReader) throws(PostgresError) {
    guard let signature = reader.bytes(count: CopyFormat.signature.count),
      signature.elementsEqual(CopyFormat.signature),
      reader.integer(Int32.self) != nil,
      let extensionLength = reader.integer(Int32.self),
      reader.bytes(count: Int(extensionLength)) != nil
    else { throw malformed }
  }

  private static let malformed = PostgresError(
    .decoding, "the server's COPY is not in the binary format")
}
