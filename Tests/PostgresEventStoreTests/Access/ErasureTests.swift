import Digests
import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import TestSupport
import Testing

/// What the database itself does when a text is erased.
@Suite(.database) struct ErasureTests {
  let database = TestDatabase.current
  private let wall = UUID()
  private let dam = UUID()
  private let secret = SaltedText.sample("Secret.")
  private let plain = SaltedText.sample("Plain.")

  private func erasure(of texts: SaltedText...) -> ArticleEvent {
    .textErased(
      texts: texts.map(\.key), revisions: [], notes: [1], reason: "Why?", ground: "Art. 17")
  }

  /// Two notes on one article.
  private func recordNotes() async throws {
    let eva = try await database.session(as: "eva")
    try await eva.append(
      [.noteAdded(note: secret.key), .noteAdded(note: plain.key)], to: wall, texts: [secret, plain])
  }

  private var bodies: [String] {
    get async throws {
      try await database.value(
        "SELECT coalesce(array_agg(body ORDER BY body), '{}') FROM galley.texts")
    }
  }

  @Test func `the event erases its text, and no other`() async throws {
    try await recordNotes()
    let anna = try await database.session(as: "anna")
    try await anna.append([erasure(of: secret)], to: wall, expected: .exactly(2))
    #expect(try await bodies == ["Plain."])
  }

  @Test func `a rollback restores the text`() async throws {
    try await recordNotes()
    let anna = try await database.session(as: "anna")
    try await anna.run("BEGIN")
    try await anna.append([erasure(of: secret)], to: wall, expected: .exactly(2))
    try await anna.run("ROLLBACK")
    #expect(try await bodies == ["Plain.", "Secret."])
  }

  @Test func `an event of one article erases no text of another`() async throws {
    try await recordNotes()
    let anna = try await database.session(as: "anna")
    try await anna.append([erasure(of: secret)], to: dam)
    #expect(try await bodies == ["Plain.", "Secret."])
  }

  @Test(arguments: [
    #"{"texts":"all"}"#, #"{"texts":[1]}"#, #"{"texts":["*"]}"#, #"{"texts":{"a":"b"}}"#,
  ])
  func `an event with an invalid list of texts is refused`(payload: String) async throws {
    try await recordNotes()
    let anna = try await database.session(as: "anna")
    let call: Query = """
      SELECT count(*) FROM galley.append(session_user, 'article', \(wall), 2, gen_random_uuid(),
          decode(repeat('00', 32), 'hex'),
        gen_random_uuid(), NULL, '{019a0ab3-c9d0-7168-8fcd-cd6b44400001}', '{TextErased}', '{1}', \([payload]),
        '{}', '{}', '{}')
      """
    let error = await #expect(throws: PostgresError.self) {
      try await anna.value(call, as: Int.self)
    }
    #expect(error?.sqlState?.class == "22", "\(String(describing: error))")
    #expect(try await bodies == ["Plain.", "Secret."])
    #expect(try await database.eventCount == 2)
  }

  @Test(arguments: [
    "SET ROLE galley_owner", "RESET ROLE", "SET session_replication_role = replica",
  ])
  func `nobody can delete a text without an event that erases it`(role: String) async throws {
    try await recordNotes()
    let session = try await database.session()
    try await session.run(role)
    for condition in ["true", "body = 'Secret.'"] {
      let error = await #expect(throws: PostgresError.self) {
        try await session.run("DELETE FROM galley.texts WHERE \(condition)")
      }
      #expect(error?.sqlState?.rawValue == "GA000")
    }
    #expect(try await bodies == ["Plain.", "Secret."])
  }

  @Test(arguments: ["eva", "anna", "otto", "galley_projector"])
  func `no login may call the erasing functions`(login: String) async throws {
    try await recordNotes()
    let session = try await database.session(as: login)
    for call in [
      "SELECT galley.erase_texts()", "SELECT galley.erased_texts(gen_random_uuid())",
      "DELETE FROM galley.texts", "ALTER TABLE galley.texts DISABLE TRIGGER ALL",
    ] {
      let error = await #expect(throws: PostgresError.self, "\(call)") {
        try await session.run(call)
      }
      #expect(error?.sqlState == .insufficientPrivilege, "\(call)")
    }
  }

  @Test func `an erased text cannot be stored again under its key`() async throws {
    try await recordNotes()
    let anna = try await database.session(as: "anna")
    try await anna.append([erasure(of: secret)], to: wall, expected: .exactly(2))
    let error = await #expect(throws: PostgresError.self) {
      try await anna.append(
        [.noteAdded(note: secret.key)], to: wall, expected: .exactly(3), texts: [secret])
    }
    #expect(error?.sqlState?.rawValue == "GA000")
    #expect(try await bodies == ["Plain."])
    #expect(try await database.eventCount == 3)
    // For another article it is a different text.
    try await anna.append([.noteAdded(note: secret.key)], to: dam, texts: [secret])
    #expect(try await bodies == ["Plain.", "Secret."])
  }

  @Test func `the statistics of the planner contain no samples of texts`() async throws {
    try await recordNotes()
    try await database.session().run("ANALYZE")
    let samples: Int = try await database.value(
      "SELECT count(*) FROM pg_stats WHERE tablename = 'texts' AND attname = 'body'")
    #expect(samples == 0)
  }
}
