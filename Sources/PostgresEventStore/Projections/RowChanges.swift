import Foundation
import PostgreSQL

/// What must go and what must be written for the rows of one stream in one table.
struct RowChanges<Record: ReadModelRecord> {
  private let table: TableDefinition<Record>
  private var gone: [Record] = []
  private var written: [Record] = []

  init(from before: [Record], to after: [Record], in table: TableDefinition<Record>) {
    self.table = table
    var standing = Dictionary(
      before.map { (table.ordinal($0), $0) }, uniquingKeysWith: { first, _ in first })
    for record in after where standing.removeValue(forKey: table.ordinal(record)) != record {
      written.append(record)
    }
    gone += standing.values
  }

  /// One statement a row, each of a text that depends on the table alone, so that it is prepared
  /// once.
  func queries(_ schema: String) -> [Query] {
    gone.map { deletion(of: $0, schema) } + written.map { writing(of: $0, schema) }
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
