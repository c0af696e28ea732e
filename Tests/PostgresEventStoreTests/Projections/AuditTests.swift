import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import TestSupport
import Testing

@testable import PostgresEventStore

@Suite(.database) struct AuditTests {
  let database = TestDatabase.current
  let wall = UUID()

  private func prepare() async throws -> Follower {
    try await database.record([.sampleDraft("wall"), .sampleRevision(2)], in: wall)
    try await database.record([.sampleDraft("pier")])
    let follower = try await Follower(in: database)
    try await follower.catchUp()
    return follower
  }

  private func audit() async throws -> Audit.Report {
    try await database.session(as: "otto").use { try Audit.run([Tally.name], on: &$0)[0] }
  }

  @Test func `a model that applied every event once passes, both live and rebuilt`() async throws {
    let follower = try await prepare()
    #expect(try await audit().findings.isEmpty)
    #expect(try await audit().applied == 3)
    try await follower.rebuild()
    try await database.record([.sampleRevision(3)], in: wall, expected: .exactly(2))
    try await follower.catchUp()
    #expect(try await audit().findings.isEmpty)
    #expect(try await audit().applied == 4)
  }

  @Test func `events of quarantined streams are counted separately`() async throws {
    let follower = try await prepare()
    try await database.record([.spiked(reason: "dull")], in: wall, expected: .exactly(2))
    try await follower.catchUp()
    let report = try await audit()
    #expect(report.findings.isEmpty)
    #expect(report.applied == 3)
    #expect(report.quarantined == 1)
  }

  @Test func `an event that is missing in the ledger is found`() async throws {
    _ = try await prepare()
    let id: UUID = try await database.value("SELECT event_id FROM galley.events WHERE position = 2")
    try await database.session().run(
      "UPDATE read.ledger SET events = events - 1, digest = digest # \(EventTally.identity(of: id))"
    )
    let findings = try await audit().findings
    #expect(findings.count == 1)
    #expect(findings.first?.expected == 3)
    #expect(findings.first?.applied == 2)
    #expect(findings.first?.event == Audit.Event(position: 2, stream: wall, version: 2))
  }

  @Test func `an event that was applied twice is found`() async throws {
    _ = try await prepare()
    let id: UUID = try await database.value("SELECT event_id FROM galley.events WHERE position = 3")
    try await database.session().run(
      "UPDATE read.ledger SET events = events + 1, digest = digest # \(EventTally.identity(of: id))"
    )
    let findings = try await audit().findings
    #expect(findings.map { $0.event?.position } == [3])
    #expect(findings.map(\.applied) == [4])
  }

  @Test func `one event instead of another is found by the digest`() async throws {
    _ = try await prepare()
    try await database.session().run("UPDATE read.ledger SET digest = digest # 1")
    let findings = try await audit().findings
    #expect(findings.map(\.positions) == [0...4_095])
    #expect(findings.map(\.event) == [nil])
  }

  @Test func `a page that is missing in the ledger is found`() async throws {
    _ = try await prepare()
    try await database.session().run("DELETE FROM read.ledger")
    #expect(try await audit().findings.map(\.expected) == [3])
  }
}
