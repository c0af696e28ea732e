import Foundation
public import PostgreSQL

/// One table of a projection, with the type of its rows put away: how the rows of many streams get
/// out of it and back in.
@usableFromInline
package struct ProjectedTable<Rows: Sendable>: Sendable {
  package let outline: TableOutline
  /// What asks for the rows of some streams; nil where they need not be known.
  let load: @Sendable (_ streams: [UUID], _ schema: String) -> Query?
  /// Adds the rows that ``load`` was answered with to those of their streams.
  let add:
    @Sendable (_ answer: PostgreSQL.Rows, _ to: inout [UUID: Rows], _ noRows: Rows) throws -> Void
  /// What makes the table say of one stream what `after` says, where it says what `before` does.
  let save: @Sendable (_ before: Rows?, _ after: Rows, _ schema: String) -> [Query]
  /// Appends all rows of one stream, which stand at this address, as a COPY takes them.
  @usableFromInline
  let encode: @Sendable (_ rows: UnsafePointer<Rows>, _ into: CopyBuffer) throws -> Void

  /// - Parameter isAppendOnly: Whether an event adds rows and never looks at or changes earlier ones;
  ///   then those are not read.
  package init<Record: ReadModelRecord>(
    _ property: any WritableKeyPath<Rows, [Record]> & Sendable, isAppendOnly: Bool = false
  ) {
    let table = Record.table
    let outline = table.outline
    guard let offset = MemoryLayout<Rows>.offset(of: property) else {
      preconditionFailure("the rows of \(outline.name) are no stored property of \(Rows.self)")
    }
    self.outline = outline
    load = { streams, schema in
      guard !isAppendOnly else { return nil }
      return """
        SELECT \(raw: outline.columnList) FROM \(raw: schema).\(raw: outline.name)
        WHERE \(raw: outline.streamColumn) = ANY(\(streams))
        ORDER BY \(raw: outline.keyColumns)
        """
    }
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
