import Editorial
import EventSourcing
import Foundation
import Newsroom
import Pictures
import PostgreSQL
import PostgresEventStore
import Seals
import Synchronization
import TestSupport
import Testing

/// Exports a sealed newsroom, and imports it into another database.
@Suite(.database) struct TransferTests {
  /// A digest of all columns of each table of the record.
  static func tables(of database: TestDatabase) async throws -> [String] {
    let session = try await database.session()
    var digests: [String] = []
    for table in ["events", "texts", "pictures", "claims", "people", "seals", "tiles"] {
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

  /// Revokes the right to connect from everybody except anna.
  static func shutOut(of database: TestDatabase) async throws {
    let others = Cast.allCases.map(\.login).filter { $0 != "anna" }.joined(separator: ", ")
    try await database.session().run(
      // Since PostgreSQL 16, only the role that granted a membership can revoke it.
      "SET ROLE galley_owner; REVOKE \"\(database.memberRole)\" FROM \(others)")
  }

  /// The lines of an export.
  static func lines(of newsroom: Member) async throws -> [[UInt8]] {
    let written = Mutex((tally: TransferChain(), lines: [[UInt8]]()))
    try await newsroom.exportLog(version: "1") { kind, object in
      written.withLock { $0.lines.append($0.tally.line(of: object).dropLast()) }
    }
    return written.withLock {
      $0.lines + [$0.tally.line(of: Array($0.tally.manifest.utf8)).dropLast()]
    }
  }

  @Test func `an import equals its export, its seals are valid, and it lets nobody act`()
    async throws
  {
    var sealed = try await SealedNewsroom(in: TestDatabase.current)
    for number in 1...260 {
      _ = try await sealed.library.eva.note("Note \(number).", on: sealed.ferry)
    }
    _ = try await sealed.library.erase(sealed.tower)
    // One picture is larger than a line.
    var pictured = WrittenArticle(
      content: .sample(), body: "![A](a.png) ![B](b.png) ![C](c.png)\n")
    let files = try [(1, 1_200_000), (2, 3), (3, 500)].map { shade, width in
      let bytes = SamplePicture.png(width: width, height: 1, shade: UInt8(shade))
      return (name: ["a.png", "b.png", "c.png"][shade - 1], file: try PictureFile(bytes))
    }
    _ = try pictured.add(GivenPictures(files))
    _ = try await sealed.library.eva.revise(sealed.ferry, to: pictured)
    let erased = try await sealed.library.anna.picture(at: "b.png", everIn: sealed.ferry)
    _ = try await sealed.library.erase(sealed.ferry, .picture(erased))
    _ = try await sealed.library.anna.set(.sections, to: ["City"])
    try await sealed.seal()
    let lines = try await Self.lines(of: sealed.library.anna)
    let (source, key, seals) = (sealed.database, sealed.key, sealed.seals)
    try await TestDatabase.with(.newsroom) { other in
      // The template has the same people already. The importer must be one of them.
      try await other.session().run("DELETE FROM galley.people WHERE login <> 'anna'")
      let anna = try await other.member(as: "anna")
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
      #expect(report.seals.sealed == 273)
      let next: Int64 = try await other.session().value("SELECT nextval('galley.positions')")
      let last: Int64 = try await other.session().value("SELECT max(position) FROM galley.events")
      #expect(next == last + 1)
    }
  }

  @Test func `a log from before the rule about slugs like ids is imported, and is not ambiguous`()
    async throws
  {
    let (source, cafe) = (TestDatabase.current, UUID())
    // The database refuses the name unless the stream has it already.
    _ = try await source.session().use { connection in
      try connection.execute("INSERT INTO galley.claims (name, stream) VALUES ('cafe', \(cafe))")
    }
    _ = try await source.eventStore(as: "eva").append(
      .kept([.sampleDraft("cafe")], in: cafe, expected: .noStream))
    let lines = try await Self.lines(of: try await source.member(as: "anna"))
    try await TestDatabase.with(.newsroom) { other in
      try await other.session().run("DELETE FROM galley.people WHERE login <> 'anna'")
      try await Self.shutOut(of: other)
      let anna = try await other.member(as: "anna")
      _ = try await anna.importLog { body in for line in lines { try body(line[...]) } }
      for reference in ["cafe", "@1", cafe.uuidString] {
        #expect(try await anna.find(reference) == cafe)
      }
      _ = try await anna.perform(.submit, on: cafe)
    }
  }

  @Test func `an import that fails at its commit takes no positions, and can be repeated`()
    async throws
  {
    let lines = try await Self.repetition(between: 1)
    try await TestDatabase.with(.newsroom) { other in
      let anna = try await other.member(as: "anna")
      let session = try await other.session()
      try await session.run(
        """
        CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql
          AS $$ BEGIN RAISE EXCEPTION 'lost'; END $$;
        CREATE CONSTRAINT TRIGGER lost AFTER INSERT ON galley.events
          DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION lose();
        ALTER TABLE galley.events ENABLE ALWAYS TRIGGER lost
        """)
      await #expect(throws: PostgresError.self) {
        try await anna.importLog { body in for line in lines { try body(line[...]) } }
      }
      #expect(try await session.value("SELECT galley.last_position()") == 0)
      try await session.run("DROP TRIGGER lost ON galley.events")
      let tally = try await anna.importLog { body in for line in lines { try body(line[...]) } }
      #expect(tally.lines == lines.count)
    }
  }

  @Test func `a changed byte is reported with its line, and nothing is imported`()
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
      let anna = try await other.member(as: "anna")
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

  /// A newsroom in which a text was saved twice, with another text in between.
  ///
  /// - Parameter between: The number of events in between, inserted by the owner of the database.
  private static func repetition(between count: Int) async throws -> [[UInt8]] {
    let library = try await Library(in: TestDatabase.current)
    let ferry = try await library.draft("ferry", body: "The ferry sails.")
    let other = WrittenArticle(content: .sample(), body: "The ferry does not sail.")
    _ = try await library.eva.revise(ferry, to: other)
    try await library.database.session().run(
      """
      INSERT INTO galley.events SELECT nextval('galley.positions'), 'article', s.id, n,
          gen_random_uuid(), 'ArticleAssigned', 1, '{"assignee":"eva"}', 'eva', gen_random_uuid(), 0,
          gen_random_uuid(), NULL, date_trunc('milliseconds', clock_timestamp())
        FROM (SELECT gen_random_uuid() AS id) AS s, generate_series(1, \(count)) AS n
      """)
    _ = try await library.eva.perform(.restore(revision: 1), on: ferry)
    return try await lines(of: library.anna)
  }

  /// The lines written again, with a change to each object.
  private static func forged(
    _ lines: [[UInt8]], _ change: (Int, String) -> String
  ) -> [[UInt8]] {
    var tally = TransferChain()
    var forged: [[UInt8]] = []
    for (index, line) in lines.dropLast().enumerated() {
      let object = "{" + String(decoding: line.dropFirst(28), as: UTF8.self)
      forged.append(tally.line(of: Array(change(index + 1, object).utf8)).dropLast())
    }
    return forged + [tally.line(of: Array(tally.manifest.utf8)).dropLast()]
  }

  @Test func `a text that distant events cite is stored once, and checked each time`()
    async throws
  {
    let lines = try await Self.repetition(between: 2_500)
    #expect(Self.forged(lines) { $1 } == lines)
    let source = TestDatabase.current
    try await TestDatabase.with(.newsroom) { other in
      try await Self.shutOut(of: other)
      let anna = try await other.member(as: "anna")
      let before = try await Self.tables(of: other)
      // The second occurrence is in another batch than the first.
      for (line, refused) in [(2_504, 2_504), (2, 2)] {
        let altered = Self.forged(lines) { number, object in
          number == line ? object.replacing("The ferry sails", with: "The ferry fails") : object
        }
        let error = await #expect(throws: TransferError.self) {
          try await anna.importLog { body in for line in altered { try body(line[...]) } }
        }
        #expect(error?.line == refused)
        #expect(try await Self.tables(of: other) == before)
      }
      let taken = Mutex([Int]())
      let progress: @Sendable (Int) -> Void = { count in taken.withLock { $0.append(count) } }
      let tally = try await anna.importLog(progress: progress) { body in
        for line in lines { try body(line[...]) }
      }
      #expect(tally.lines == lines.count)
      #expect(taken.withLock { $0 } == [2_001, 2_504, 2_509])
      #expect(try await Self.tables(of: other).prefix(3) == Self.tables(of: source).prefix(3))
    }
  }

  @Test func `a text that is twice in one batch is checked against its key`()
    async throws
  {
    let lines = try await Self.repetition(between: 0)
    try await TestDatabase.with(.newsroom) { other in
      try await Self.shutOut(of: other)
      let anna = try await other.member(as: "anna")
      let altered = Self.forged(lines) { number, object in
        number == 4 ? object.replacing("The ferry sails", with: "The ferry fails") : object
      }
      let error = await #expect(throws: TransferError.self) {
        try await anna.importLog { body in for line in altered { try body(line[...]) } }
      }
      #expect(error?.description == "line 4: the key of its text is not its digest")
    }
  }
}
