import CLibPQ

extension Connection {
  /// Runs a statement and passes each row to `body` as it arrives, in constant memory.
  ///
  /// When `body` throws, the statement is cancelled and the connection remains usable.
  package mutating func forEachRow(
    _ query: Query, _ body: (Row) throws -> Void
  ) throws {
    let sql = try query.checkedSQL()
    let parameters = try query.encodedParameters()
    let sent = parameters.withPointers { values, lengths, formats in
      answers.wait {
        PQsendQueryParams(
          pointer, sql, parameters.count, parameters.types, values, lengths, formats, 1)
      }
    }
    guard sent == 1, PQsetSingleRowMode(pointer) == 1 else {
      throw error
    }
    var columns: ColumnNames?
    while let result = answers.wait({ PQgetResult(pointer) }) {
      // The last result has no rows. It reports how the statement ended.
      let rows: Rows
      do {
        rows = try self.rows(result, columns: columns)
      } catch {
        discardResults()
        throw error
      }
      columns = rows.result.columns
      do {
        for row in rows { try body(row) }
      } catch {
        abandonStatement()
        throw error
      }
    }
  }
}
