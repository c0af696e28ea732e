package import Foundation
package import PostgreSQL

/// Proves that builds have applied exactly the log's events up to their checkpoints: what the ledger
/// says was applied is compared with the log, page by page.
package enum Audit {
  package struct Report: Sendable {
    package let build: Build
    /// The events that the ledger says were applied.
    package let applied: Int
    /// The events that wait in quarantine.
    package let held: Int
    package let findings: [Finding]
  }

  /// A page of positions of which the ledger and the log say different things.
  package struct Finding: Hashable, Sendable {
    package let positions: ClosedRange<Int64>
    /// The events that should have been applied.
    package let expected: Int
    package let applied: Int
    /// The event that makes the difference, where it is one alone.
    package let event: Culprit?
  }

  package struct Culprit: Hashable, Sendable {
    package let position: Int64
    package let stream: UUID
    package let version: Int
  }

  /// In one snapshot and one pass over the log.
  package static func run(
    _ projections: [String], on connection: inout Connection
  ) throws -> [Report] {
    try connection.transaction(.repeatableRead, readOnly: true) { connection in
      let builds = try connection.execute(BuildBook.live(projections))
        .map { try Build(row: $0) }
      var expected = try builds.map {
        ExpectedEvents($0, held: try Quarantine.streams(of: $0, on: &connection))
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
          ? try culprit(should.digest ^ did.digest, in: positions, on: &connection) : nil)
    }
    return Report(
      build: build, applied: ledger.events, held: expected.held, findings: findings)
  }

  private static func culprit(
    _ identity: Int64, in positions: ClosedRange<Int64>, on connection: inout Connection
  ) throws -> Culprit? {
    var culprit: Culprit?
    try LogReader.identities(
      after: positions.lowerBound - 1, through: positions.upperBound, on: &connection
    ) { event in
      guard EventTally.identity(of: event.id) == identity else { return }
      culprit = Culprit(position: event.position, stream: event.stream, version: event.version)
    }
    return culprit
  }
}

/// What a build should have applied.
private struct ExpectedEvents {
  private let checkpoint: Int64
  /// From which position on the streams in quarantine wait.
  private let waiting: [UUID: Int64]
  private(set) var tally = EventTally()
  private(set) var held = 0

  init(_ build: Build, held: [QuarantinedStream]) {
    checkpoint = build.checkpoint
    waiting = Dictionary(
      held.map { ($0.stream, $0.position) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func add(_ event: EventIdentity) {
    guard event.position <= checkpoint else { return }
    if let position = waiting[event.stream], event.position >= position {
      held += 1
    } else {
      tally.add(position: event.position, id: event.id)
    }
  }
}
