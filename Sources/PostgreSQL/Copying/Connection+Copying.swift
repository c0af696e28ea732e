import CLibPQ

extension Connection {
  /// Runs a `COPY … FROM STDIN (FORMAT binary)` with the rows that `body` writes.
  ///
  /// When `body` throws, nothing is copied and the connection remains usable.
  ///
  /// - Returns: The number of rows copied.
  @discardableResult
  package mutating func copyIn(
    _ statement: Query, _ body: (inout CopyWriter) throws -> Void
  ) throws -> Int {
    try startCopy(statement, expecting: PGRES_COPY_IN)
    var writer = CopyWriter(pointer, answers)
    do {
      try body(&writer)
      try writer.finish()
    } catch {
      answers.wait { _ = PQputCopyEnd(pointer, "abandoned by the client") }
      discardResults()
      throw writer.failure ?? error
    }
    defer { discardResults() }
    return try rows(answers.wait { PQgetResult(pointer) }).affected
  }

  /// Runs a `COPY … TO STDOUT (FORMAT binary)` and passes each row to `body` as it arrives, in
  /// constant memory.
  ///
  /// When `body` throws, the COPY is cancelled and the connection remains usable.
  package mutating func copyOut(
    _ statement: Query, _ body: (borrowing CopyRow) throws -> Void
  ) throws {
    try startCopy(statement, expecting: PGRES_COPY_OUT)
    var reader = CopyReader()
    while true {
      var data: UnsafeMutablePointer<CChar>?
      // Most rows have already arrived. Only a wait for more is watched.
      var count = PQgetCopyData(pointer, &data, 1)
      if count == 0 { count = answers.wait { PQgetCopyData(pointer, &data, 0) } }
      guard count > 0 else { break }
      defer { PQfreemem(data) }
      do {
        try reader.read(UnsafeRawBufferPointer(start: data, count: Int(count)), body)
      } catch {
        abandonStatement()
        throw error
      }
    }
    defer { discardResults() }
    _ = try rows(answers.wait { PQgetResult(pointer) })
  }

  private func startCopy(
    _ statement: Query, expecting direction: ExecStatusType
  ) throws(PostgresError) {
    let result = send(try statement.sqlWithoutParameters())
    guard let result, PQresultStatus(result) == direction else {
      _ = try rows(result)
      throw PostgresError(.usage, "the statement is not a COPY")
    }
    let isBinary = PQbinaryTuples(result) == 1
    PQclear(result)
    guard isBinary else {
      if direction == PGRES_COPY_IN {
        answers.wait { _ = PQputCopyEnd(pointer, "not binary") }
      }
      abandonStatement()
      throw PostgresError(.usage, "a COPY must have FORMAT binary")
    }
  }
}
