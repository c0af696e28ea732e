import PostgreSQL

/// The book of the events that each build has applied, kept in the transaction that applies them.
enum Ledger {
  /// What adds to the book of a build.
  static func addition(of tally: EventTally, to build: Build) -> [Query] {
    guard !tally.pages.isEmpty else { return [] }
    let pages = tally.pages.sorted { $0.key < $1.key }
    return [
      """
      INSERT INTO read.ledger AS l (projection, build, page, events, digest)
      SELECT \(build.projection), \(Int32(build.number)), p.page, p.events, p.digest
      FROM unnest(\(pages.map(\.key)), \(pages.map { Int32($0.value.events) }),
        \(pages.map(\.value.digest))) AS p(page, events, digest)
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
