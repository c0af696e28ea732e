/// Rows in PostgreSQL's binary COPY format, encoded ahead of the COPY that will take them.
///
/// As in a `CopyWriter`, a value must be of its column's own type.
package struct CopyBuffer: Sendable {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// Begins a row of so many fields, each of which is then appended.
  package mutating func beginRow(fields: Int) {
    bytes.append(networkOrder: Int16(truncatingIfNeeded: fields))
  }

  package mutating func append(_ value: some PostgresEncodable) throws(PostgresError) {
    try bytes.append(field: value)
  }

  package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}
