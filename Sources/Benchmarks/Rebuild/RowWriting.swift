import EditorialReadModels
package import JSON
import PostgreSQL
import PostgresEventStore

/// How fast the server alone writes the rows of all read models: in one session, from the existing
/// rows, without a client, without conversions and without an index.
package struct RowWriting: Hashable, Sendable {
  package let rows: Int
  package let seconds: Double

  static func measure(on connection: inout Connection) throws -> RowWriting {
    try connection.script("SET synchronous_commit = off; CREATE SCHEMA copies")
    var rows = 0
    let started = ContinuousClock.now
    for table in ReadModels.all.flatMap({ $0.outlines.map(\.name) }) {
      rows +=
        try connection.execute(
          "CREATE TABLE copies.\(identifier: table) AS TABLE read.\(identifier: table)"
        ).affected
    }
    let seconds = started.duration(to: .now) / .seconds(1)
    try connection.script("SET client_min_messages = warning; DROP SCHEMA copies CASCADE")
    return RowWriting(rows: rows, seconds: seconds)
  }
}

extension RowWriting: JSONDescribed {
  package static let json = JSONDescription<RowWriting>(
    "RowWriting", "How fast the server alone writes the rows of all read models.",
    [
      JSONMember("rows", "The number of rows.", \.rows),
      JSONMember("seconds", "The duration, in seconds.", \.seconds),
    ])
}
