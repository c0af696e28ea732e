package import PostgresEventStore

/// The tables of read models that a query reads: the live ones, or those at a position of the past.
///
/// Every query gets its source and does not name a table itself.
package struct ReadSource: Sendable {
  private let expression: @Sendable (TableOutline) -> String

  /// The views of the live builds.
  package static let live = ReadSource { "read.\($0.name)" }

  /// - Parameter expression: The SQL for a table after FROM: a name, or a sub-select in parentheses
  ///   with the table's columns.
  package init(_ expression: @Sendable @escaping (TableOutline) -> String) {
    self.expression = expression
  }

  /// The tables of these builds.
  package init(_ builds: [(model: ReadModels.Model, build: Build)]) {
    var schemas: [String: String] = [:]
    for (model, build) in builds {
      for table in model.outlines { schemas[table.name] = build.schema }
    }
    // Reading a table of another build fails, because an answer must not combine two moments.
    self.init { [schemas] in "\(schemas[$0.name] ?? "no_build").\($0.name)" }
  }

  /// The table as SQL.
  func table<Record>(_ table: TableDefinition<Record>) -> String { expression(table.outline) }
}
