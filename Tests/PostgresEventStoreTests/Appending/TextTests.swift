import Digests
import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

@Suite(.database) struct TextTests {
  let database = TestDatabase.current
  let wall = UUID()

  @Test func `a text is stored under its key, with the salt of its article`() async throws {
    let text = SaltedText.sample("Größer als gedacht\n")
    let eva = try await database.session(as: "eva")
    try await eva.append([.noteAdded(note: text.key)], to: wall, texts: [text])
    let missing = SaltedText.sample("never kept").key
    let texts = try await eva.use { try TextStore.texts([text.key, missing], on: &$0) }
    #expect(texts == [text.key: text.text])
    let salt = try await eva.use { [wall] in try TextStore.salt(of: wall, on: &$0) }
    #expect(salt == text.salt)
    let other = try await eva.use { try TextStore.salt(of: UUID(), on: &$0) }
    #expect(other == nil)
  }

  @Test func `the same text twice is one row`() async throws {
    let eva = try await database.session(as: "eva")
    let text = SaltedText.sample()
    try await eva.append([.noteAdded(note: text.key)], to: wall, texts: [text, text])
    try await eva.append(
      [.noteAdded(note: text.key)], to: wall, expected: .exactly(1), texts: [text])
    #expect(try await database.value("SELECT count(*) FROM galley.texts") == 1)
  }

  @Test func `the database refuses a key that is not the digest of the text`() async throws {
    let eva = try await database.session(as: "eva")
    let key = "\\\\x" + String(repeating: "ab", count: 32)
    let salt = "\\\\x" + String(repeating: "cd", count: 16)
    let error = await #expect(throws: PostgresError.self) {
      try await eva.run(
        """
        SELECT galley.append(session_user, 'article', gen_random_uuid(), 0, gen_random_uuid(),
          decode(repeat('00', 32), 'hex'),
          gen_random_uuid(), NULL, '{019a0ab3-c9d0-7168-8fcd-cd6b44400001}', '{NoteAdded}', '{1}', '{"{}"}',
          '{"\(key)"}', '{"\(salt)"}', '{a note}')
        """)
    }
    #expect(error?.constraint == "texts_key_is_digest")
    #expect(try await database.eventCount == 0)
  }
}
