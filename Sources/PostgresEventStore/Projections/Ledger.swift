import PostgreSQL

/// The book of the events that each build has applied, kept in the transaction that applies them.
enum Ledger {
  /// What adds to the books of builds.
  static func addition(of tallies: [(build: Build, tally: EventTally)]) -> [Query] {
    let pages = tallies.flatMap { build, tally in
      tally.pages.sorted { $0.key < $1.key }.map { (build: build, number: $0.key, page: $0.value) }
    }
    guard !pages.isEmpty else { return [] }
    return [
      """
      INSERT INTO read.ledger AS l (projection, build, page, events, digest)
      SELECT * FROM unnest(\(pages.map(\.build.projection)),
        \(pages.map { Int32($0.build.number) }), \(pages.map(\.number)),
        \(pages.map { Int32($0.page.events) }), \(pages.map(\.page.digest)))
      ON CONFLICT (projection, build, page) DO UPDATE
      SET events = l.events + excluded.events, digest = l.digest # excluded.digest
      """
    ]
  }

  static func tally(of build: Build, on connection: inout Connection) throws -> EventTally {
    var tally = EventTally()
    let rows = try connection.execute(
      """
      SELECT page, events, digest FROM read.ledger
      WHERE projection = \(build.projection) AND build = \(Int32(build.number))
      """)
    for row in rows {
      tally.set(
        EventTally.Page(events: try row.value(at: 1), digest: try row.value(at: 2)),
        number: try row.value(at: 0))
    }
    return tally
  }
}
