package import PostgresEventStore

/// Where the tables of read models are read: behind the views of what is live, or as they were at a
/// position of the past.
///
/// Every query is told its source, and names no table itself.
package struct ReadSource: Sendable {
  private let expression: @Sendable (TableOutline) -> String

  /// The views of the live builds.
  package static let live = ReadSource { "read.\($0.name)" }

  /// - Parameter expression: What stands for a table behind FROM: a name, or a sub-select in
  ///   parentheses that has the table's columns.
  package init(_ expression: @Sendable @escaping (TableOutline) -> String) {
    self.expression = expression
  }

  /// These builds' own tables.
  package init(_ builds: [(model: ReadModels.Model, build: Build)]) {
    var schemas: [String: String] = [:]
    for (model, build) in builds {
      for table in model.outlines { schemas[table.name] = build.schema }
    }
    // A table of no such build is named so that reading it is an error: an answer must not be put
    // together from two moments.
    self.init { [schemas] in "\(schemas[$0.name] ?? "no_build").\($0.name)" }
  }

  /// The table as SQL.
  func table<Record>(_ table: TableDefinition<Record>) -> String { expression(table.outline) }
}
