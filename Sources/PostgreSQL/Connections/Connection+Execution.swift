import CLibPQ

extension Connection {
  /// Runs one statement in one round trip.
  @discardableResult
  package mutating func execute(_ query: Query) throws(PostgresError) -> Rows {
    if preparesEverything { return try executePrepared(query) }
    observer?([query])
    let sql = try query.checkedSQL()
    let parameters = try query.encodedParameters()
    let result = parameters.withPointers { values, lengths, formats in
      answers.wait {
        PQexecParams(
          pointer, sql, parameters.count, parameters.types, values, lengths, formats, 1)
      }
    }
    return try rows(result)
  }

  /// Runs several statements without parameters, in one transaction unless they contain transaction
  /// commands. For migrations.
  package mutating func script(_ sql: String) throws(PostgresError) {
    let result = send(try Query.checked(sql))
    if let result, PQresultStatus(result) == PGRES_EMPTY_QUERY { return PQclear(result) }
    _ = try rows(result)
  }

  /// Sends SQL without parameters, and waits for the last result.
  func send(_ sql: String) -> OpaquePointer? { answers.wait { PQexec(pointer, sql) } }

  /// The error of a call of libpq.
  var error: PostgresError { answers.error ?? PostgresError(connection: pointer) }

  /// Takes ownership of a result and returns its rows.
  /// - Throws: The error that the result reports.
  func rows(
    _ result: OpaquePointer?, columns: ColumnNames? = nil
  ) throws(PostgresError) -> Rows {
    guard let result else { throw error }
    if let error = answers.error ?? unreplicated {
      PQclear(result)
      throw error
    }
    switch PQresultStatus(result) {
    case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_SINGLE_TUPLE:
      return Rows(result: ResultHandle(result, columns: columns))
    case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
      PQclear(result)
      discardResults()
      throw PostgresError(.usage, "use copyIn or copyOut to run a COPY")
    case PGRES_EMPTY_QUERY:
      PQclear(result)
      throw PostgresError(.usage, "a statement is empty")
    default:
      defer { PQclear(result) }
      throw PostgresError(result: result, of: pointer)
    }
  }

  /// Reads and discards all pending results, so that the next statement can be sent.
  func discardResults() {
    while let result = answers.wait({ PQgetResult(pointer) }) {
      let status = PQresultStatus(result)
      PQclear(result)
      if status == PGRES_COPY_OUT { discardCopyData() }
      if status == PGRES_COPY_IN { answers.wait { _ = PQputCopyEnd(pointer, "not wanted") } }
      guard isUsable else { return }
    }
  }

  func discardCopyData() {
    var data: UnsafeMutablePointer<CChar>?
    while answers.wait({ PQgetCopyData(pointer, &data, 0) }) > 0 { PQfreemem(data) }
  }

  /// Cancels a statement whose remaining output is not needed.
  ///
  /// The request goes over a separate connection and may arrive after the end of the statement. An
  /// empty statement follows to absorb it, so that it cannot cancel a later one.
  func abandonStatement() {
    guard cancellation.cancel() else { return answers.watch.shut() }
    discardCopyData()
    discardResults()
    PQclear(send(""))
  }
}
