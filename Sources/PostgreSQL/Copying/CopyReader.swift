/// Parses the binary COPY format, message by message.
///
/// The server sends the header and the first row in one message, and then one row per message. The
/// format does not guarantee that, so a message may contain any number of complete rows.
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

/// The header and trailer of PostgreSQL's binary COPY format.
enum CopyFormat {
  static let signature: [UInt8] = Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0x00]
  /// The signature, no flags, and no extension.
  static let header = signature + [UInt8](repeating: 0, count: 8)
  /// Takes the place of the number of fields in a row.
  static let trailer: Int16 = -1
}
