import Editorial
package import EditorialReadModels
package import Foundation
import PostgreSQL
import PostgresEventStore

extension Member {
  /// A page of what was done in the newsroom, latest first.
  ///
  /// - Parameters:
  ///   - person: Only what this person did; nil for everybody.
  ///   - since: Only what was recorded then or later; nil for everything.
  ///   - cursor: The end of the previous page.
  /// - Throws: ``Failure`` that names similar people if the person is unknown.
  package func activity(
    by person: String? = nil, since: Date? = nil, limit: Int, after cursor: PositionCursor? = nil,
    asOf: AsOf? = nil, progress: @Sendable @escaping (ReplayStatus) throws -> Void = { _ in }
  ) async throws -> Answer<Page<ActivityEntry>> {
    try await read([Activity.self, Board.self], asOf: asOf, progress: progress) {
      source, connection in
      if let person {
        try requireKnown(
          person, or: FeedQuery.hasActivity(of: person, from: source), on: &connection)
      }
      let floor = try since.map { try Self.floor(of: $0, on: &connection) } ?? 0
      return try Page(limit: limit) { limit in
        let query = FeedQuery(
          actor: person, since: since, above: floor, after: cursor, limit: limit)
        return try query.run(from: source, on: &connection).map { row in
          ActivityEntry(
            row: try ActivityRow.table.record(row), slug: try row.value("slug"),
            headline: try row.value("headline"), firstPosition: try row.value("first_position"))
        }
      }
    }
  }

  /// A position below every event that was recorded at the instant or later.
  private static func floor(of instant: Date, on connection: inout Connection) throws -> Int64 {
    let watermark = try Watermark.read(on: &connection)
    // Times have microseconds, so nothing was recorded in between.
    return try Past.at(instant - 0.000_001, through: watermark, on: &connection).position
  }
}
