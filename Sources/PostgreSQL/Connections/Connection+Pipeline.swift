import CLibPQ

extension Connection {
  /// Sends all statements at once and then reads all results, in one round trip.
  ///
  /// Outside a transaction, they form one: either all take effect or none does.
  ///
  /// - Throws: The error of the first statement that failed. The statements after it were not run.
  package mutating func pipeline(_ queries: [Query]) throws(PostgresError) -> [Rows] {
    if preparesEverything {
      return try preparingAgain { connection throws(PostgresError) in
        try connection.pipelinePrepared(queries)
      }
    }
    observer?(queries)
    var rows: [Rows] = []
    for result in try runPipeline(queries) { rows.append(try result.get()) }
    return rows
  }

  /// Like `pipeline`, for statements that a connection sends repeatedly. Each is prepared on its
  /// first use, in the same round trip, and reused afterwards.
  package mutating func pipelinePrepared(_ queries: [Query]) throws(PostgresError) -> [Rows] {
    observer?(queries)
    return try sendPrepared(queries)
  }

  mutating func sendPrepared(_ queries: [Query]) throws(PostgresError) -> [Rows] {
    var encoded: [(key: StatementCache.Key, parameters: EncodedParameters)] = []
    for query in queries {
      let parameters = try query.encodedParameters()
      let key = try StatementCache.Key(query, types: parameters.types, text: Self.pipelined)
      encoded.append((key, parameters))
    }
    // All can be sent now, so a statement that is entered in the cache will be prepared.
    var statements: [PipelineStatement] = []
    for (key, parameters) in encoded {
      let known = self.statements.name(of: key)
      if known == nil { try makeRoomForStatement() }
      statements.append(
        PipelineStatement(
          sql: key.sql, name: known ?? self.statements.add(key), isPrepared: known != nil,
          parameters: parameters))
    }
    let keys = encoded.map(\.key)
    // A statement whose preparation fails leaves the cache; the next call prepares it again.
    var rows: [Rows] = []
    do throws(PostgresError) {
      let outcomes = try run(statements)
      for (key, outcome) in zip(keys, outcomes) where !outcome.isPrepared {
        self.statements.remove(key)
      }
      for outcome in outcomes { rows.append(try outcome.result.get()) }
    } catch {
      if Self.isStale(error) { for key in keys { self.statements.remove(key) } }
      throw error
    }
    return rows
  }

  private mutating func runPipeline(
    _ queries: [Query]
  ) throws(PostgresError) -> [Result<Rows, PostgresError>] {
    var statements: [PipelineStatement] = []
    for query in queries {
      statements.append(
        PipelineStatement(
          sql: try Self.pipelined(query), name: nil, isPrepared: false,
          parameters: try query.encodedParameters()))
    }
    return try run(statements).map(\.result)
  }

  /// The text of a statement that may be sent in a pipeline.
  /// - Throws: Kind `usage` for a COPY or an empty statement.
  private static func pipelined(_ query: Query) throws(PostgresError) -> String {
    let sql = try query.checkedSQL()
    // A COPY would read the synchronisation point as data and wait forever.
    let start = sql.utf8.drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }.prefix(4)
    guard let word = String(start)?.lowercased(), !word.isEmpty, word != "copy" else {
      throw PostgresError(.usage, "a pipeline cannot contain a COPY or an empty statement")
    }
    return sql
  }

  private mutating func run(
    _ statements: [PipelineStatement]
  ) throws(PostgresError) -> [PipelineOutcome] {
    guard !statements.isEmpty else { return [] }
    try check(PQenterPipelineMode(pointer))
    // While libpq waits to send, it also reads, so a long pipeline does not deadlock.
    for statement in statements { try send(statement) }
    try check(answers.wait { PQpipelineSync(pointer) })
    var outcomes: [PipelineOutcome] = []
    for statement in statements {
      let preparation = statement.isToBePrepared ? try nextResult() : nil
      let result = try nextResult()
      if case .failure(let error) = preparation {
        // The statement itself was not run.
        outcomes.append(PipelineOutcome(result: .failure(error), isPrepared: false))
      } else {
        outcomes.append(PipelineOutcome(result: result, isPrepared: true))
      }
    }
    try readSynchronisationPoint()
    try check(PQexitPipelineMode(pointer))
    if let error = unreplicated { throw error }
    return outcomes
  }

  private func send(_ statement: PipelineStatement) throws(PostgresError) {
    let parameters = statement.parameters
    if let name = statement.name, statement.isToBePrepared {
      try check(
        answers.wait {
          PQsendPrepare(pointer, name, statement.sql, parameters.count, parameters.types)
        })
    }
    try check(
      parameters.withPointers { values, lengths, formats in
        answers.wait {
          if let name = statement.name {
            return PQsendQueryPrepared(
              pointer, name, parameters.count, values, lengths, formats, 1)
          }
          return PQsendQueryParams(
            pointer, statement.sql, parameters.count, parameters.types, values, lengths, formats,
            1)
        }
      })
  }

  /// Reads the result of one statement and the NULL that ends it.
  private func nextResult() throws(PostgresError) -> Result<Rows, PostgresError> {
    let result = answers.wait { PQgetResult(pointer) }
    guard isUsable else {
      PQclear(result)
      throw error
    }
    if let result, PQresultStatus(result) == PGRES_PIPELINE_ABORTED {
      PQclear(result)
      discardResults()
      return .failure(PostgresError(.server, "not run, because an earlier statement failed"))
    }
    let outcome = Result { () throws(PostgresError) -> Rows in try rows(result) }
    discardResults()
    return outcome
  }

  private func readSynchronisationPoint() throws(PostgresError) {
    let result = answers.wait { PQgetResult(pointer) }
    defer { PQclear(result) }
    guard let result, PQresultStatus(result) == PGRES_PIPELINE_SYNC else { throw error }
  }

  private func check(_ succeeded: Int32) throws(PostgresError) {
    if succeeded == 0 { throw error }
  }
}

private struct PipelineOutcome {
  let result: Result<Rows, PostgresError>
  /// False when the preparation of the statement failed.
  let isPrepared: Bool
}

private struct PipelineStatement {
  let sql: String
  /// The name of the prepared statement; nil for one that is parsed every time.
  let name: String?
  let isPrepared: Bool
  let parameters: EncodedParameters

  var isToBePrepared: Bool { name != nil && !isPrepared }
}
