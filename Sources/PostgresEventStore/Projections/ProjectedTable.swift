import Foundation
import PostgreSQL

/// One table of a projection, with the type of its rows put away: how the rows of many streams get
/// out of it and back in.
package struct ProjectedTable<Rows: Sendable>: Sendable {
  package let name: String
  let creation: @Sendable (_ schema: String) -> String
  let indexCreation: @Sendable (_ schema: String) -> String
  let load:
    @Sendable (
      _ streams: [UUID], _ schema: String, _ into: inout [UUID: Rows], _ noRows: Rows,
      inout Connection
    ) throws -> Void
  let save:
    @Sendable (
      _ before: [UUID: Rows], _ after: [UUID: Rows], _ schema: String, inout Connection
    ) throws -> Void
  let insert: @Sendable (_ rows: [Rows], _ schema: String, inout Connection) throws -> Void

  /// - Parameter isAppendOnly: Whether an event adds rows and never looks at or changes earlier ones;
  ///   then those are not read.
  package init<Record: ReadModelRecord>(
    _ property: any WritableKeyPath<Rows, [Record]> & Sendable, isAppendOnly: Bool = false
  ) {
    let table = Record.table
    name = table.name
    creation = { table.creation(in: $0) }
    indexCreation = { table.indexCreation(in: $0) }
    load = { streams, schema, rows, noRows, connection in
      guard !isAppendOnly else { return }
      let answer = try connection.executePrepared(
        """
        SELECT \(raw: table.columnList) FROM \(raw: schema).\(raw: table.name)
        WHERE \(raw: table.streamColumn) = ANY(\(streams))
        ORDER BY \(raw: table.keyColumns)
        """)
      for row in answer {
        let record = try table.record(row)
        rows[table.stream(record), default: noRows][keyPath: property].append(record)
      }
    }
    save = { before, after, schema, connection in
      var gone: (streams: [UUID], ordinals: [Int]) = ([], [])
      var new: [Record] = []
      for (stream, rows) in after {
        let changes = Changes(
          from: before[stream]?[keyPath: property] ?? [], to: rows[keyPath: property], in: table)
        gone.streams += changes.gone.map { _ in stream }
        gone.ordinals += changes.gone
        new += changes.new
      }
      if !gone.streams.isEmpty {
        try connection.executePrepared(
          """
          DELETE FROM \(raw: schema).\(raw: table.name) t
          USING unnest(\(gone.streams), \(gone.ordinals)) AS k(stream, ordinal)
          WHERE t.\(raw: table.streamColumn) = k.stream
            AND \(raw: table.ordinalColumn.map { "t.\($0)" } ?? "0") = k.ordinal
          """)
      }
      try Self.copy(new, into: table, schema: schema, on: &connection)
    }
    insert = { rows, schema, connection in
      try Self.copy(
        rows.flatMap { $0[keyPath: property] }, into: table, schema: schema, on: &connection)
    }
  }

  private static func copy<Record>(
    _ records: [Record], into table: TableDefinition<Record>, schema: String,
    on connection: inout Connection
  ) throws {
    guard !records.isEmpty else { return }
    _ = try connection.copyIn(
      """
      COPY \(raw: schema).\(raw: table.name) (\(raw: table.columnList))
      FROM STDIN (FORMAT binary)
      """
    ) { writer in
      for record in records { try writer.write(table.columns.map { $0.encode(record) }) }
    }
  }
}

/// What must go and what must come for the rows of one stream in one table.
private struct Changes<Record: ReadModelRecord> {
  var gone: [Int] = []
  var new: [Record] = []

  init(from before: [Record], to after: [Record], in table: TableDefinition<Record>) {
    var standing = Dictionary(
      before.map { (table.ordinal($0), $0) }, uniquingKeysWith: { first, _ in first })
    for record in after {
      guard let former = standing.removeValue(forKey: table.ordinal(record)) else {
        new.append(record)
        continue
      }
      if former != record {
        gone.append(table.ordinal(record))
        new.append(record)
      }
    }
    gone += standing.keys
  }
}
