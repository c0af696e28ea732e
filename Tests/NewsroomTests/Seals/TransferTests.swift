import Newsroom
import PostgreSQL
import PostgresEventStore
import Seals
import Synchronization
import TestSupport
import Testing

/// A sealed newsroom in one database, and what is made of its export in another.
@Suite(.database) struct TransferTests {
  /// What each table of the record holds, every column of it, as a digest.
  private static func tables(of database: TestDatabase) async throws -> [String] {
    let session = try await database.session()
    var digests: [String] = []
    for table in ["events", "texts", "claims", "people", "seals", "tiles"] {
      digests.append(
        try await session.value(
          """
          SELECT concat('\(raw: table) ', count(*), ' ',
            md5(coalesce(string_agg(r::text, E'\\n' ORDER BY r::text COLLATE "C"), '')))
          FROM galley.\(raw: table) r
          """))
    }
    return digests
  }

  /// Leaves anna alone a right to connect.
  private static func shutOut(of database: TestDatabase) async throws {
    let others = Cast.allCases.map(\.login).filter { $0 != "anna" }.joined(separator: ", ")
    try await database.session().run(
      "REVOKE CONNECT ON DATABASE \"\(database.name)\" FROM \(others)")
  }

  /// The lines of an export.
  private static func lines(of newsroom: Newsroom) async throws -> [[UInt8]] {
    let written = Mutex((tally: TransferTally(), lines: [[UInt8]]()))
    try await newsroom.exportLog(version: "1") { kind, object in
      written.withLock { $0.lines.append($0.tally.line(of: object).dropLast()) }
    }
    return written.withLock {
      $0.lines + [$0.tally.line(of: Array($0.tally.manifest.utf8)).dropLast()]
    }
  }

  @Test func `all is the same, tiles and gaps too, and seals hold; nobody can act by being in it`()
    async throws
  {
    var sealed = try await SealedNewsroom(in: TestDatabase.current)
    for number in 1...260 {
      _ = try await sealed.library.eva.note("Note \(number).", on: sealed.ferry)
    }
    _ = try await sealed.library.erase(sealed.tower)
    try await sealed.seal()
    let lines = try await Self.lines(of: sealed.library.anna)
    let (source, key, seals) = (sealed.database, sealed.key, sealed.seals)
    try await TestDatabase.with(.newsroom) { other in
      // The template's are the same already, and who imports has to be one.
      try await other.session().run("DELETE FROM galley.people WHERE login <> 'anna'")
      let anna = try await other.newsroom(as: "anna")
      let before = try await Self.tables(of: other)
      let refusal = await #expect(throws: TransferError.self) {
        try await anna.importLog { body in for line in lines { try body(line[...]) } }
      }
      #expect(
        refusal?.reason.contains("may connect to this database and could act at once") == true)
      #expect(try await Self.tables(of: other) == before)
      try await Self.shutOut(of: other)
      let tally = try await anna.importLog { body in for line in lines { try body(line[...]) } }
      #expect(tally.lines == lines.count)
      let expected = try await Self.tables(of: source)
      #expect(try await Self.tables(of: other) == expected)
      #expect(expected.last?.hasPrefix("tiles 1 ") == true)
      let report = try await anna.verifyLog(
        keys: [key.verifier], outside: seals.map { (name: "the seal kept outside", note: $0) })
      #expect(report.findings.isEmpty)
      #expect(report.seals.sealed == 270)
      let next: Int64 = try await other.session().value("SELECT nextval('galley.positions')")
      let last: Int64 = try await other.session().value("SELECT max(position) FROM galley.events")
      #expect(next == last + 1)
    }
  }

  @Test func `a byte that is changed in any line is found in that line, and nothing is imported`()
    async throws
  {
    var sealed = try await SealedNewsroom(in: TestDatabase.current)
    for number in 1...260 {
      _ = try await sealed.library.eva.note("Note \(number).", on: sealed.ferry)
    }
    try await sealed.seal()
    let lines = try await Self.lines(of: sealed.library.anna)
    // The header, the first and the last event, and all lines after it.
    let damaged = [0, 1, 269] + Array(270..<lines.count)
    try await TestDatabase.with(.newsroom) { other in
      let anna = try await other.newsroom(as: "anna")
      let before = try await Self.tables(of: other)
      for index in damaged {
        var changed = lines
        changed[index][changed[index].count - 4] ^= 1
        let altered = changed
        let error = await #expect(throws: TransferError.self) {
          try await anna.importLog { body in for line in altered { try body(line[...]) } }
        }
        #expect(error?.line == index + 1)
      }
      #expect(try await Self.tables(of: other) == before)
    }
  }
}
