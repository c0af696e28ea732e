import Foundation
import Newsroom
import PostgreSQL
import PostgresEventStore
import Seals
import TestSupport
import Testing

/// What is sealed, by whom, and what can be proved.
@Suite(.database(copying: SealedNewsroom.template)) struct SealingTests {
  let database = TestDatabase.current

  @Test func `an unchanged log completely matches its seals`() async throws {
    let newsroom = try await SealedNewsroom(copiedTo: database)
    let report = try await newsroom.verify(with: newsroom.seals)
    #expect(report.findings.isEmpty)
    #expect(report.seals.seals == 2)
    #expect(report.seals.sealed == 9)
    #expect((report.streams.events, report.streams.streams, report.streams.texts) == (9, 2, 3))
  }

  @Test func `later events are not sealed until the next seal, which repeats nothing`()
    async throws
  {
    var newsroom = try await SealedNewsroom(copiedTo: database)
    let again = try await newsroom.library.anna.sealLog(with: newsroom.key)
    #expect(again?.events == 0)
    #expect(again?.seal.note == newsroom.seals[1].description)
    _ = try await newsroom.library.eva.note("Later.", on: newsroom.ferry)
    let report = try await newsroom.verify()
    #expect((report.seals.sealed, report.streams.events) == (9, 10))
    try await newsroom.seal()
    #expect(try await newsroom.verify(with: newsroom.seals).seals.sealed == 10)
  }

  @Test func `a name with line breaks adds no lines to the sealed bytes`() async throws {
    var newsroom = try await SealedNewsroom(copiedTo: database)
    let name = "eva\ncommand_id 01993e6c\\n"
    try await newsroom.tamper(
      """
      INSERT INTO galley.events
        SELECT 11, category, stream, 6, '01993e6c-9c7f-7a3c-8d7e-51b2a0a1c9d2', type, 1, payload,
          \(name.literal), '01993e6c-9c7f-7a3c-8d7e-51b2a0a1c9d3', 0,
          '01993e6c-9c7f-7a3c-8d7e-51b2a0a1c9d3', NULL, recorded_at
        FROM galley.events WHERE position = 10;
      SELECT setval('galley.positions', 11)
      """)
    try await newsroom.seal()
    let proof = try await newsroom.library.anna.proof(of: 11, keys: [newsroom.key.verifier])
    let event = try SealedEvent(leaf: try #require(proof).event)
    #expect(event.actor == name)
    #expect(
      String(decoding: try #require(proof).event, as: UTF8.self).contains(
        #"actor eva\ncommand_id 01993e6c\\n"#))
  }

  @Test func `a seal of more events than exist is refused`() async throws {
    let newsroom = try await SealedNewsroom(copiedTo: database)
    let session = try await database.session(as: "anna")
    let error = await #expect(throws: PostgresError.self) {
      try await session.run(
        """
        SELECT galley.record_seal(session_user,
          256, 10, '', '', '{0}'::smallint[], '{0}'::bigint[],
          ARRAY[decode(repeat('00', 8192), 'hex')])
        """)
    }
    #expect(error?.sqlState == .invalidParameterValue)
    #expect(try await newsroom.verify().findings.isEmpty)
  }

  @Test func `a seal may bring hashes that another process has stored meanwhile`() async throws {
    var newsroom = try await SealedNewsroom(copiedTo: database)
    let eva = newsroom.library.eva
    for number in 1...256 { _ = try await eva.note("Number \(number).", on: newsroom.ferry) }
    try await newsroom.seal()
    _ = try await eva.note("Later.", on: newsroom.ferry)
    let isRecorded: Bool = try await database.session(as: "anna").value(
      """
      SELECT galley.record_seal(session_user, s.size + 1, e.last, 'note',
        decode(repeat('00', 32 * ((s.size + 1) % 256)::int), 'hex'),
        ARRAY[t.level], ARRAY[t.number], ARRAY[t.hashes])
      FROM (SELECT * FROM galley.seals ORDER BY size DESC LIMIT 1) AS s,
        (SELECT max(position) AS last FROM galley.events) AS e,
        (SELECT * FROM galley.tiles LIMIT 1) AS t
      """)
    #expect(isRecorded)
  }

  @Test func `nothing is sealed after a seal by another key`() async throws {
    let newsroom = try await SealedNewsroom(copiedTo: database)
    let other = try SigningKey.random(name: "example.org/desk")
    _ = try await newsroom.library.eva.note("Later.", on: newsroom.ferry)
    await #expect(throws: SealError.self) {
      try await newsroom.library.anna.sealLog(with: other)
    }
    let sealed = try await newsroom.library.anna.sealLog(
      with: other, former: [newsroom.key.verifier])
    #expect(sealed?.seal.size == 10)
    let anna = newsroom.library.anna
    #expect(
      try await anna.verifyLog(keys: [newsroom.key.verifier, other.verifier]).findings.isEmpty)
    #expect(try await anna.verifyLog(keys: [other.verifier]).findings.count == 2)
  }

  @Test func `nothing is sealed or proved with changed hashes`() async throws {
    let newsroom = try await SealedNewsroom(copiedTo: database)
    _ = try await newsroom.library.eva.note("Later.", on: newsroom.ferry)
    try await newsroom.tamper(Tampering.editedHash.sql)
    await #expect(throws: SealError.self) {
      try await newsroom.library.anna.sealLog(with: newsroom.key)
    }
    await #expect(throws: SealError.self) {
      try await newsroom.library.anna.proof(of: 5, keys: [newsroom.key.verifier])
    }
  }

  @Test func `a sealed event can be proved, but not a changed or a later one`()
    async throws
  {
    let newsroom = try await SealedNewsroom(copiedTo: database)
    let (anna, keys) = (newsroom.library.anna, [newsroom.key.verifier])
    for position in [Int64](1...6) + [8, 9, 10] {
      let proof = try #require(try await anna.proof(of: position, keys: keys))
      #expect(try proof.check(by: keys).size == 9)
      #expect(try SealedEvent(leaf: proof.event).position == position)
    }
    _ = try await newsroom.library.eva.note("Later.", on: newsroom.ferry)
    #expect(try await anna.proof(of: 11, keys: keys) == nil)
    await #expect(throws: SealError.self) { try await anna.proof(of: 7, keys: keys) }
    try await newsroom.tamper("UPDATE galley.events SET actor = 'adam' WHERE position = 4")
    await #expect(throws: SealError.self) { try await anna.proof(of: 4, keys: keys) }
  }

  @Test func `the hash of a leaf equals the server's hash of the documented form`() async throws {
    let newsroom = try await SealedNewsroom(copiedTo: database)
    let proof = try #require(
      try await newsroom.library.anna.proof(of: 6, keys: [newsroom.key.verifier]))
    let session = try await database.session()
    let text: String = try await session.value(
      """
      SELECT concat_ws(E'\\n', 'galley event 1', 'position ' || position, 'category ' || category,
        'stream ' || stream, 'version ' || version, 'event_id ' || event_id, 'type ' || type,
        'schema_version ' || schema_version, 'actor ' || actor, 'command_id ' || command_id,
        'command_step ' || command_step, 'correlation_id ' || correlation_id,
        'causation_id ' || coalesce(causation_id::text, '-'),
        'recorded_at ' || (extract(epoch FROM recorded_at) * 1000000)::bigint, 'payload', payload)
      FROM galley.events WHERE position = 6
      """)
    #expect(String(decoding: proof.event, as: UTF8.self) == text)
  }

  @Test func `an erasure keeps seals, proofs and verification valid`() async throws {
    let newsroom = try await SealedNewsroom(copiedTo: database)
    try await newsroom.library.erase(newsroom.ferry)
    #expect(try await newsroom.verify(with: newsroom.seals).findings.isEmpty)
    let proof = try await newsroom.library.anna.proof(of: 5, keys: [newsroom.key.verifier])
    #expect(try proof?.check(by: [newsroom.key.verifier]).size == 9)
  }
}

extension String {
  /// The text as an SQL constant.
  fileprivate var literal: String {
    "E'" + replacing("\\", with: "\\\\").replacing("\n", with: "\\n") + "'"
  }
}
