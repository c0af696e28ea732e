import Digests
import Editorial
import EventSourcing
import Foundation
import Pictures
import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

/// What the database itself checks about pictures.
@Suite(.database) struct PictureTests {
  let database = TestDatabase.current
  private let wall = UUID()
  private let salt = SaltedText.sample().salt

  private var picture: SaltedBytes { SaltedBytes(SamplePicture.png(), salt: salt) }

  private func draft(_ key: Digest) -> ArticleEvent {
    var content = Content.sample()
    content.pictures = [
      Picture(path: "wall.png", key: key, format: .png, width: 4, height: 3, byteCount: 72)
    ]
    return .sampleDraft("wall", content)
  }

  private func store(_ picture: SaltedBytes, key: Digest? = nil, of stream: UUID) -> Query {
    """
    SELECT galley.store_picture(
      session_user::text, \(stream), \((key ?? picture.key).bytes), \(picture.salt.bytes),
      \(picture.bytes))
    """
  }

  private var stored: Int {
    get async throws { try await database.value("SELECT count(*) FROM galley.pictures") }
  }

  /// Runs the body in a transaction of eva's, and commits it.
  private func transaction(
    as login: String = "eva", _ body: (Session) async throws -> Void
  ) async throws {
    let session = try await database.session(as: login)
    try await session.run("BEGIN")
    try await body(session)
    try await session.run("COMMIT")
  }

  private func run(_ query: Query, on session: Session) async throws {
    try await session.use { _ = try $0.execute(query) }
  }

  @Test func `a picture is stored in the transaction of the event that cites it`() async throws {
    let (picture, wall) = (picture, wall)
    try await transaction { eva in
      try await run(store(picture, of: wall), on: eva)
      try await eva.append([draft(picture.key)], to: wall)
    }
    #expect(try await stored == 1)
    let found = try await database.session().use { connection in
      try PictureStore.bytes(picture.key, on: &connection)
    }
    #expect(found == picture.bytes)
    let missing = try await database.session().use { connection in
      try PictureStore.stored([picture.key, SaltedText.sample().key], on: &connection)
    }
    #expect(missing == [picture.key])
  }

  @Test func `a picture that no event cites cannot be committed`() async throws {
    let (picture, wall) = (picture, wall)
    let error = await #expect(throws: PostgresError.self) {
      try await transaction { try await run(store(picture, of: wall), on: $0) }
    }
    #expect(error?.sqlState == .textUnknown)
    // Another article's event does not count.
    await #expect(throws: PostgresError.self) {
      try await transaction { eva in
        try await run(store(picture, of: UUID()), on: eva)
        try await eva.append([.sampleDraft("pier")], to: wall)
      }
    }
    #expect(try await stored == 0)
  }

  @Test func `an event cannot cite a picture that is not stored for its article`() async throws {
    let (picture, wall) = (picture, wall)
    await #expect(throws: AppendError.self) {
      try await database.record([draft(picture.key)], in: wall)
    }
    await #expect(throws: AppendError.self) {
      try await transaction { eva in
        try await run(store(picture, of: UUID()), on: eva)
        try await eva.append([draft(picture.key)], to: wall)
      }
    }
    #expect(try await database.eventCount == 0)
  }

  @Test func `a wrong key, a large picture and another caller are refused`() async throws {
    let (picture, wall) = (picture, wall)
    let key = SaltedText.sample().key
    let wrong = await #expect(throws: PostgresError.self) {
      try await transaction { try await run(store(picture, key: key, of: wall), on: $0) }
    }
    #expect(wrong?.constraint == "pictures_key_is_digest")
    for (call, state) in [
      (
        "session_user::text, gen_random_uuid(), 'k', 's', convert_to(repeat('x', 20000001), 'UTF8')",
        "54000"
      ),
      ("'anna', gen_random_uuid(), 'k', 's', 'b'", "GA008"),
    ] {
      let error = await #expect(throws: PostgresError.self) {
        try await database.session(as: "eva").run("SELECT galley.store_picture(\(call))")
      }
      #expect(error?.sqlState?.rawValue == state)
    }
    let auditor = await #expect(throws: PostgresError.self) {
      try await transaction(as: "otto") { try await run(store(picture, of: wall), on: $0) }
    }
    #expect(auditor?.sqlState == .insufficientPrivilege)
  }

  @Test
  func `an erased picture cannot be stored again, and no picture is deleted without an event`()
    async throws
  {
    let (picture, wall) = (picture, wall)
    try await transaction { eva in
      try await run(store(picture, of: wall), on: eva)
      try await eva.append([draft(picture.key)], to: wall)
    }
    for role in ["SET ROLE galley_owner", "RESET ROLE", "SET session_replication_role = replica"] {
      let session = try await database.session()
      try await session.run(role)
      for statement in [
        "DELETE FROM galley.pictures", "UPDATE galley.pictures SET body = ''",
        "TRUNCATE galley.pictures",
      ] {
        let error = await #expect(throws: PostgresError.self) { try await session.run(statement) }
        #expect(error?.sqlState == .changeRefused, "\(role) \(statement)")
      }
    }
    let anna = try await database.session(as: "anna")
    try await anna.append(
      [
        .textErased(
          texts: [], pictures: [picture.key], revisions: [], notes: [], reason: "Why?",
          ground: "Art. 17")
      ], to: wall, expected: .exactly(1))
    #expect(try await stored == 0)
    let error = await #expect(throws: PostgresError.self) {
      try await transaction { try await run(store(picture, of: wall), on: $0) }
    }
    #expect(error?.sqlState == .changeRefused)
  }

  @Test func `pictures are stored uncompressed, and the planner keeps no samples of them`()
    async throws
  {
    let (picture, wall) = (picture, wall)
    try await transaction { eva in
      try await run(store(picture, of: wall), on: eva)
      try await eva.append([draft(picture.key)], to: wall)
    }
    try await database.session().run("ANALYZE")
    let facts: String = try await database.value(
      """
      SELECT attstorage::text || (SELECT count(*) FROM pg_stats
        WHERE tablename = 'pictures' AND attname = 'body')
      FROM pg_attribute WHERE attrelid = 'galley.pictures'::regclass AND attname = 'body'
      """)
    #expect(facts == "e0")
  }
}
