package import Foundation
package import PostgreSQL

/// Checks that builds have applied exactly the log's events up to their checkpoints. It compares
/// the ledger of applied events with the log, page by page.
package enum Audit {
  package struct Report: Sendable {
    package let build: Build
    /// The number of applied events by the ledger.
    package let applied: Int
    /// The number of events that are not applied because their streams are quarantined.
    package let quarantined: Int
    package let findings: [Finding]
  }

  /// A page of positions for which the ledger and the log differ.
  package struct Finding: Hashable, Sendable {
    package let positions: ClosedRange<Int64>
    /// The number of events that should have been applied.
    package let expected: Int
    package let applied: Int
    /// The missing or extra event, if it is the only one.
    package let event: Event?
  }

  package struct Event: Hashable, Sendable {
    package let position: Int64
    package let stream: UUID
    package let version: Int
  }

  /// Audits the live builds, in one snapshot and one pass over the log.
  ///
  /// - Returns: A report for each live build of these projections.
  package static func run(
    _ projections: [String], on connection: inout Connection
  ) throws -> [Report] {
    try connection.transaction(.repeatableRead, readOnly: true) { connection in
      let builds = try connection.execute(BuildRegistry.live(projections))
        .map { try Build(row: $0) }
      var expected = try builds.map {
        ExpectedEvents($0, quarantined: try Quarantine.streams(of: $0, on: &connection))
      }
      try LogReader.identities(
        through: builds.map(\.checkpoint).max() ?? 0, on: &connection
      ) { event in
        for index in expected.indices { expected[index].add(event) }
      }
      return try zip(builds, expected).map { build, expected in
        try report(build, expected, on: &connection)
      }
    }
  }

  private static func report(
    _ build: Build, _ expected: ExpectedEvents, on connection: inout Connection
  ) throws -> Report {
    let ledger = try Ledger.tally(of: build, on: &connection)
    let pages = Set(ledger.pages.keys).union(expected.tally.pages.keys).sorted()
    let none = EventTally.Page()
    let findings = try pages.compactMap { number -> Finding? in
      let (should, did) = (
        expected.tally.pages[number] ?? none, ledger.pages[number] ?? none
      )
      guard should != did else { return nil }
      let first = number * EventTally.pageSize
      let positions = first...(first + EventTally.pageSize - 1)
      return Finding(
        positions: positions, expected: should.events, applied: did.events,
        event: abs(should.events - did.events) == 1
          ? try event(should.digest ^ did.digest, in: positions, on: &connection) : nil)
    }
    return Report(
      build: build, applied: ledger.events, quarantined: expected.quarantined,
      findings: findings)
  }

  /// The event with this identity.
  private static func event(
    _ identity: Int64, in positions: ClosedRange<Int64>, on connection: inout Connection
  ) throws -> Event? {
    var found: Event?
    try LogReader.identities(
      after: positions.lowerBound - 1, through: positions.upperBound, on: &connection
    ) { event in
      guard EventTally.identity(of: event.id) == identity else { return }
      found = Event(position: event.position, stream: event.stream, version: event.version)
    }
    return found
  }
}

/// The events that a build should have applied.
private struct ExpectedEvents {
  private let checkpoint: Int64
  /// The position from which each quarantined stream is not applied.
  private let stopped: [UUID: Int64]
  private(set) var tally = EventTally()
  private(set) var quarantined = 0

  init(_ build: Build, quarantined: [QuarantinedStream]) {
    checkpoint = build.checkpoint
    stopped = Dictionary(
      quarantined.map { ($0.stream, $0.position) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func add(_ event: EventIdentity) {
    guard event.position <= checkpoint else { return }
    if let position = stopped[event.stream], event.position >= position {
      quarantined += 1
    } else {
      tally.add(position: event.position, id: event.id)
    }
  }
}
