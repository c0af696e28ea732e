import CLibPQ

extension Connection {
  /// Sends all statements at once and then reads all results: one round trip.
  ///
  /// Outside a transaction they are one of their own: they all take effect, or none does.
  ///
  /// - Throws: the error of the first statement that failed; those after it were not run.
  package mutating func pipeline(_ queries: [Query]) throws(PostgresError) -> [Rows] {
    var rows: [Rows] = []
    for result in try runPipeline(queries, isolated: false) { rows.append(try result.get()) }
    return rows
  }

  /// As `pipeline`, with every statement on its own: one that fails does not stop the next.
  package mutating func independentPipeline(
    _ queries: [Query]
  ) throws(PostgresError) -> [Result<Rows, PostgresError>] {
    try runPipeline(queries, isolated: true)
  }

  /// - Parameter isolated: whether a synchronisation point, which ends the implicit transaction and
  ///   the skipping after an error, follows each statement or only the last.
  private mutating func runPipeline(
    _ queries: [Query], isolated: Bool
  ) throws(PostgresError) -> [Result<Rows, PostgresError>] {
    guard !queries.isEmpty else { return [] }
    var statements: [(sql: String, parameters: EncodedParameters)] = []
    for query in queries {
      // A COPY would take the synchronisation point for its data, and wait for ever.
      let start = query.sql.drop(while: \.isWhitespace).prefix(4).lowercased()
      guard !start.isEmpty, start != "copy" else {
        throw PostgresError(.usage, "a pipeline takes no COPY and no empty statement")
      }
      statements.append((try query.checkedSQL(), try EncodedParameters(query.parameters)))
    }
    try check(PQenterPipelineMode(pointer))
    // While it waits to send, libpq reads what has come, so a long pipeline does not jam.
    for (index, statement) in statements.enumerated() {
      try send(statement.sql, statement.parameters)
      if isolated || index == statements.count - 1 { try check(PQpipelineSync(pointer)) }
    }
    var results: [Result<Rows, PostgresError>] = []
    for index in statements.indices {
      results.append(try nextResult())
      if isolated || index == statements.count - 1 { try readSynchronisation() }
    }
    try check(PQexitPipelineMode(pointer))
    return results
  }

  private func send(_ sql: String, _ parameters: EncodedParameters) throws(PostgresError) {
    try check(
      parameters.withPointers { values, lengths, formats in
        PQsendQueryParams(
          pointer, sql, parameters.count, parameters.types, values, lengths, formats, 1)
      })
  }

  /// One statement's result, and the NULL that ends it.
  private func nextResult() throws(PostgresError) -> Result<Rows, PostgresError> {
    let result = PQgetResult(pointer)
    guard isUsable else {
      PQclear(result)
      throw PostgresError(connection: pointer)
    }
    if let result, PQresultStatus(result) == PGRES_PIPELINE_ABORTED {
      PQclear(result)
      discardResults()
      return .failure(PostgresError(.server, "not run, because one before it failed"))
    }
    let outcome = Result { () throws(PostgresError) -> Rows in try rows(result) }
    discardResults()
    return outcome
  }

  private func readSynchronisation() throws(PostgresError) {
    let result = PQgetResult(pointer)
    defer { PQclear(result) }
    guard let result, PQresultStatus(result) == PGRES_PIPELINE_SYNC else {
      throw PostgresError(connection: pointer)
    }
  }

  private func check(_ succeeded: Int32) throws(PostgresError) {
    if succeeded == 0 { throw PostgresError(connection: pointer) }
  }
}
