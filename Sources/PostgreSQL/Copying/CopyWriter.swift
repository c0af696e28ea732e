import CLibPQ

/// Writes the rows of a `COPY … FROM STDIN` in PostgreSQL's binary format.
///
/// The format does not convert values. A value must have the type of its column: `Int` for int8 and
/// `Int32` for int4.
package struct CopyWriter: ~Copyable {
  private let connection: OpaquePointer
  private let answers: AnswerLimit
  private var buffer: [UInt8]
  /// Why the server refused the COPY. Every later call throws it again.
  private(set) var failure: PostgresError?

  init(_ connection: OpaquePointer, _ answers: AnswerLimit) {
    self.connection = connection
    self.answers = answers
    buffer = CopyFormat.header
    buffer.reserveCapacity(2 * Self.chunk)
  }

  /// Writes one row of values whose types are known at compile time. It is faster than
  /// ``write(_:)``.
  package mutating func row<each Value: PostgresEncodable>(
    _ values: repeat each Value
  ) throws(PostgresError) {
    var count: Int16 = 0
    for _ in repeat each values { count += 1 }
    try write(fields: count) { (bytes) throws(PostgresError) in
      for value in repeat each values { try bytes.append(field: value) }
    }
  }

  /// Writes one row of values whose number or types are known at run time only.
  package mutating func write(_ values: [any PostgresEncodable]) throws(PostgresError) {
    guard let count = Int16(exactly: values.count) else {
      throw PostgresError(.usage, "a row has more columns than PostgreSQL can store")
    }
    try write(fields: count) { (bytes) throws(PostgresError) in
      for value in values { try bytes.append(field: value) }
    }
  }

  /// Writes rows that are already encoded.
  package mutating func write(_ rows: CopyBuffer) throws(PostgresError) {
    if let failure { throw failure }
    try flush()
    // Small pieces fit libpq's buffer, which would otherwise grow to the size of all rows.
    var rest = rows.bytes[...]
    while !rest.isEmpty {
      try send(UnsafeRawBufferPointer(rebasing: rest.prefix(Self.piece)))
      rest = rest.dropFirst(Self.piece)
    }
  }

  /// Ends the data. The next result says whether the COPY succeeded.
  mutating func finish() throws(PostgresError) {
    if let failure { throw failure }
    buffer.append(networkOrder: CopyFormat.trailer)
    try flush()
    guard answers.wait({ PQputCopyEnd(connection, nil) }) == 1 else { throw refusal() }
  }

  private mutating func write(
    fields count: Int16, _ fields: (inout [UInt8]) throws(PostgresError) -> Void
  ) throws(PostgresError) {
    if let failure { throw failure }
    buffer.append(networkOrder: count)
    try fields(&buffer)
    if buffer.count >= Self.chunk { try flush() }
  }

  private mutating func flush() throws(PostgresError) {
    let (connection, answers) = (connection, answers)
    let sent = buffer.withUnsafeBytes { Self.send($0, on: connection, answers) }
    buffer.removeAll(keepingCapacity: true)
    guard sent else { throw refusal() }
  }

  private mutating func send(_ bytes: UnsafeRawBufferPointer) throws(PostgresError) {
    guard Self.send(bytes, on: connection, answers) else { throw refusal() }
  }

  private static func send(
    _ bytes: UnsafeRawBufferPointer, on connection: OpaquePointer, _ answers: AnswerLimit
  ) -> Bool {
    answers.wait {
      PQputCopyData(
        connection, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count)) == 1
    }
  }

  /// The server ends a COPY when it refuses a row. The next result contains the reason.
  private mutating func refusal() -> PostgresError {
    let result = answers.wait { PQgetResult(connection) }
    defer { PQclear(result) }
    let error =
      answers.error ?? result.map { PostgresError(result: $0, of: connection) }
      ?? PostgresError(connection: connection)
    failure = error
    return error
  }

  /// How many bytes to collect before they are sent.
  private static let chunk = 64 * 1024

  /// How many bytes of encoded rows to send at a time.
  private static let piece = 8 * 1024
}
