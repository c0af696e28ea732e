import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import TestSupport
import Testing

@testable import PostgresEventStore

/// Programs with different versions of a projection use one database.
@Suite(.database) struct VersionTests {
  let database = TestDatabase.current

  /// A live tally of the first version, up to position 2, and the program of the second.
  private func prepare() async throws -> (old: Follower, new: Follower) {
    try await database.record([.sampleDraft("wall"), .sampleRevision(2)])
    let old = try await Follower(in: database)
    try await old.catchUp()
    return (old, try await Follower(in: database, of: [TallyTwo.self]))
  }

  @Test
  func `a newer program does not write to an older build, and a rebuild needs no confirmation`()
    async throws
  {
    let (old, new) = try await prepare()
    let rows = try await database.tallyRows
    try await database.record([.sampleDraft("pier")])
    #expect(try await new.outcome().outdated == ["tally"])
    #expect(try await database.tallyRows == rows)
    // The program that built it still updates it.
    try await old.catchUp()
    #expect(try await database.applied == [1, 2, 3])

    let outcome = try await new.rebuild()
    #expect(outcome.isLive)
    #expect(outcome.comparison == nil)
    #expect(outcome.build.version == 2)
    #expect(try await database.value("SELECT count(label) FROM read.tally") == 2)
    #expect(try await database.value("SELECT count(*) FROM read.tally_first") == 2)
  }

  @Test func `an older program does not write to a newer build`() async throws {
    let (old, new) = try await prepare()
    try await new.rebuild()
    try await database.record([.sampleDraft("pier")])
    #expect(try await old.outcome().outdated == ["tally"])
    #expect(try await database.value("SELECT count(*) FROM read.tally") == 1)
    await #expect(throws: RebuildRefusal.outdated("tally", live: 2, program: 1)) {
      try await old.session.use { [old] connection in
        _ = try Retry(projector: old.projector).run(Tally.self, on: &connection)
      }
    }
    try await new.catchUp()
    #expect(try await database.value("SELECT count(*) FROM read.tally") == 2)
  }

  @Test func `only a program of the same version can roll back to a build`() async throws {
    let (old, new) = try await prepare()
    try await new.rebuild()
    await #expect(throws: RebuildRefusal.otherVersion("tally", former: 1, program: 2)) {
      try await new.rollBack()
    }
    #expect(try await database.tallyBuilds == [1: .former, 2: .live])
    #expect(try await old.rollBack().version == 1)
    #expect(try await database.tallyBuilds == [1: .live, 2: .former])
  }

  @Test
  func
    `missing columns of an older build have the values of a new row, and missing tables are empty`()
    async throws
  {
    _ = try await prepare()
    let outlines = TallyTwo.outlines
    let rows = try await database.session(as: "otto").use { connection in
      let present = try BuildRegistry.columns(of: outlines, on: &connection)
      let counts = outlines[0].expression(
        reading: "read.tally", having: present["tally"] ?? [])
      let firsts = outlines[1].expression(
        reading: "read.tally_first", having: present["tally_first"] ?? [])
      let firstRows = try connection.execute(
        "SELECT \(raw: outlines[1].columnList) FROM \(raw: firsts) f")
      #expect(firstRows.isEmpty)
      return try connection.execute(
        "SELECT \(raw: outlines[0].columnList) FROM \(raw: counts) c WHERE events > 0"
      ).map { try LabelledCount.table.record($0) }
    }
    var expected = LabelledCount()
    expected.stream = try await database.value("SELECT stream FROM read.tally")
    expected.events = 2
    #expect(rows == [expected])
  }

  @Test func `a build with all columns is read directly`() async throws {
    _ = try await prepare()
    let present = try await database.session(as: "otto").use {
      try BuildRegistry.columns(of: Tally.outlines, on: &$0)
    }
    #expect(present["tally"] == ["stream", "events", "position", "actor"])
    let outline = Tally.outlines[0]
    #expect(
      outline.expression(reading: "read.tally", having: present["tally"] ?? []) == "read.tally")
  }
}
