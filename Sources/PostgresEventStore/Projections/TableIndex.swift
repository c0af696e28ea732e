/// An index of a read model's table beside its primary key.
package struct TableIndex: Sendable, ExpressibleByStringInterpolation {
  /// What it is ordered by, as SQL.
  let columns: String
  /// Which rows are in it, as SQL; nil for all.
  let condition: String?

  package init(_ columns: String, where condition: String? = nil) {
    self.columns = columns
    self.condition = condition
  }

  package init(stringLiteral columns: String) { self.init(columns) }

  func creation(on table: String) -> String {
    "CREATE INDEX ON \(table) (\(columns))\(condition.map { " WHERE \($0)" } ?? "");"
  }
}
