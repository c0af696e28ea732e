import CLibPQ

extension Connection {
  /// Runs one statement in one round trip.
  @discardableResult
  package mutating func execute(_ query: Query) throws(PostgresError) -> Rows {
    let sql = try query.checkedSQL()
    let parameters = try EncodedParameters(query.parameters)
    let result = parameters.withPointers { values, lengths, formats in
      PQexecParams(
        pointer, sql, parameters.count, parameters.types, values, lengths, formats, 1)
    }
    return try rows(result)
  }

  /// Runs statements that take no parameters, one after the other, as one transaction unless they
  /// hold their own. For migrations.
  package mutating func script(_ sql: String) throws(PostgresError) {
    let result = PQexec(pointer, try Query.checked(sql))
    if let result, PQresultStatus(result) == PGRES_EMPTY_QUERY { return PQclear(result) }
    _ = try rows(result)
  }

  /// Takes a result over: its rows, or the error it reports.
  func rows(
    _ result: OpaquePointer?, columns: ColumnNames? = nil
  ) throws(PostgresError) -> Rows {
    guard let result else { throw PostgresError(connection: pointer) }
    switch PQresultStatus(result) {
    case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_SINGLE_TUPLE:
      return Rows(result: ResultHandle(result, columns: columns))
    case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
      PQclear(result)
      discardResults()
      throw PostgresError(.usage, "a COPY is run by copyIn or copyOut")
    case PGRES_EMPTY_QUERY:
      PQclear(result)
      throw PostgresError(.usage, "a statement is empty")
    default:
      defer { PQclear(result) }
      throw PostgresError(result: result, of: pointer)
    }
  }

  /// Reads whatever the server still has to say, so that the next statement starts clean.
  func discardResults() {
    while let result = PQgetResult(pointer) {
      let status = PQresultStatus(result)
      PQclear(result)
      if status == PGRES_COPY_OUT { discardCopyData() }
      if status == PGRES_COPY_IN { PQputCopyEnd(pointer, "not wanted") }
      guard isUsable else { return }
    }
  }

  func discardCopyData() {
    var data: UnsafeMutablePointer<CChar>?
    while PQgetCopyData(pointer, &data, 0) > 0 { PQfreemem(data) }
  }

  /// Stops a statement whose remaining output nobody wants.
  ///
  /// The request travels on its own and may arrive after the statement's end; the empty statement
  /// that follows takes it in, so that it cannot hit one that matters.
  func abandonStatement() {
    cancellation.cancel()
    discardCopyData()
    discardResults()
    PQclear(PQexec(pointer, ""))
  }
}
