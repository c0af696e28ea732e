import Foundation
public import PostgreSQL

/// One table of a projection, without the type of its rows: how the rows of streams are read from
/// it and written to it.
@usableFromInline
package struct ProjectedTable<Rows: Sendable>: Sendable {
  package let outline: TableOutline
  /// The query for the rows that events need; nil when the table needs none.
  let load: @Sendable (_ needed: NeededRows, _ schema: String) -> Query?
  /// Adds the answer to ``load`` to the rows of the streams.
  let add:
    @Sendable (_ answer: PostgreSQL.Rows, _ to: inout [UUID: Rows], _ noRows: Rows) throws -> Void
  /// The queries that change the rows of one stream from `before` to `after`.
  let save: @Sendable (_ before: Rows?, _ after: Rows, _ schema: String) -> [Query]
  /// Appends all rows of one stream, which are at this address, in the format of COPY.
  @usableFromInline
  let encode: @Sendable (_ rows: UnsafePointer<Rows>, _ into: CopyBuffer) throws -> Void

  /// - Parameter loading: Which earlier rows are loaded before events are applied.
  package init<Record: ReadModelRecord>(
    _ property: any WritableKeyPath<Rows, [Record]> & Sendable, loading: Loading = .all
  ) {
    let table = Record.table
    let outline = table.outline
    guard let offset = MemoryLayout<Rows>.offset(of: property) else {
      preconditionFailure("the rows of \(outline.name) are not a stored property of \(Rows.self)")
    }
    self.outline = outline
    load = { needed, schema in needed.query(for: outline, loading, schema) }
    add = { answer, rows, noRows in
      for row in answer {
        let record = try table.record(row)
        rows[table.stream(record), default: noRows][keyPath: property].append(record)
      }
    }
    save = { before, after, schema in
      RowChanges(
        from: before?[keyPath: property] ?? [], to: after[keyPath: property], in: table
      ).queries(schema)
    }
    let fields = table.columns.map(\.field)
    encode = { rows, buffer in
      let records = (UnsafeRawPointer(rows) + offset).assumingMemoryBound(to: [Record].self)
      try records.pointee.withUnsafeBytes { records in
        try buffer.append(records, stride: MemoryLayout<Record>.stride, as: fields)
      }
    }
  }
}

/// Which earlier rows of a table are loaded before events are applied.
package enum Loading: Sendable {
  case all
  /// Those that ``Projection/earlierRows(for:)`` names. The table has an ordinal that increases.
  case part
  /// None, because events only add rows, and never read or change earlier ones.
  case none
}

/// Which rows of one stream must be deleted from a table, and which must be written.
struct RowChanges<Record: ReadModelRecord> {
  private let table: TableDefinition<Record>
  private var deleted: [Record] = []
  private var written: [Record] = []

  init(from before: [Record], to after: [Record], in table: TableDefinition<Record>) {
    self.table = table
    var existing = Dictionary(
      before.map { (table.ordinal($0), $0) }, uniquingKeysWith: { first, _ in first })
    for record in after where existing.removeValue(forKey: table.ordinal(record)) != record {
      written.append(record)
    }
    deleted += existing.values
  }

  /// One statement for each row. Its text depends only on the table, so that it is prepared once.
  func queries(_ schema: String) -> [Query] {
    deleted.map { deletion(of: $0, schema) } + written.map { writing(of: $0, schema) }
  }

  private func deletion(of record: Record, _ schema: String) -> Query {
    let query: Query = """
      DELETE FROM \(raw: schema).\(raw: table.name)
      WHERE \(raw: table.outline.streamColumn) = \(table.stream(record))
      """
    guard let ordinal = table.outline.ordinalColumn else { return query }
    return query.appending(" AND \(raw: ordinal) = \(table.ordinal(record))")
  }

  private func writing(of record: Record, _ schema: String) -> Query {
    let outline = table.outline
    let separators = Array(repeating: ", ", count: table.columns.count - 1)
    return Query(
      raw: ["INSERT INTO \(schema).\(outline.name) (\(outline.columnList)) VALUES ("] + separators
        + [") ON CONFLICT (\(outline.keyColumns)) DO UPDATE SET \(outline.assignments)"],
      table.columns.map { $0.value(record) })
  }
}

extension TableOutline {
  fileprivate var assignments: String {
    columns.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
  }
}
