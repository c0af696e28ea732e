import Editorial
import Foundation
import Newsroom
import PostgreSQL
import TestSupport
import Testing

/// Notes on words of a text.
@Suite(.database) struct NotesTests {
  private func with(_ body: (_ eva: Member, _ anna: Member, UUID) async throws -> Void) async throws
  {
    let newsroom = try await Newsroom.open(.shared(url: TestDatabase.current.url()))
    let (eva, anna) = (try await newsroom.acting(as: "eva"), try await newsroom.acting(as: "anna"))
    let id = try await eva.draft(
      WrittenArticle(
        content: .sample(), body: "The lamp burned.\n\nThe keeper slept for *two* hours. He slept."),
      slug: .sample("lamp")
    ).id
    do {
      try await body(eva, anna, id)
    } catch {
      await newsroom.close()
      throw error
    }
    await newsroom.close()
  }

  private func revise(_ id: UUID, _ body: String, by member: Member) async throws {
    _ = try await member.revise(id, to: WrittenArticle(content: .sample(), body: body))
  }

  @Test func `a note follows its words through revisions, until they are gone`() async throws {
    try await with { eva, anna, id in
      _ = try await anna.note("Who says so?", onWords: "slept for two hours", of: id)
      var note = try #require(try await eva.notes(on: "lamp").value.first)
      #expect(note.by == "anna")
      #expect(note.text == "Who says so?")
      #expect(note.passage?.revision == 1)
      #expect(note.passage?.words == "slept for *two* hours")
      #expect(note.passage?.present == "slept for *two* hours")
      try await revise(id, "A lead.\n\nThe keeper slept for *three* hours. He slept.", by: eva)
      note = try #require(try await eva.notes(on: "lamp").value.first)
      #expect(note.passage?.present == "slept for *three* hours")
      try await revise(id, "A lead.\n", by: eva)
      note = try #require(try await eva.notes(on: "lamp").value.first)
      #expect(note.passage?.words == "slept for *two* hours")
      #expect(note.passage?.present == nil)
      #expect(note.isOpen)
    }
  }

  @Test func `words that are missing or not unique are refused`() async throws {
    try await with { eva, anna, id in
      for (words, reason) in [
        ("the lamp went out", "not in revision 1"), ("slept", "2 times"),
        (" ", "not in revision 1"),
      ] {
        let failure = await #expect(throws: Failure.self) {
          try await anna.note("Why?", onWords: words, of: id)
        }
        #expect(failure?.reason.contains(reason) == true, "\(failure?.reason ?? "")")
      }
      let notes = try await eva.notes(on: "lamp").value
      #expect(notes.isEmpty)
    }
  }

  @Test func `a note is resolved once, by another note`() async throws {
    try await with { eva, anna, id in
      _ = try await anna.note("Who says so?", onWords: "two hours", of: id)
      let number = try #require(try await eva.notes(on: "lamp").value.first?.number)
      _ = try await eva.resolve(note: number, of: id, with: "The keeper.")
      let again = try await anna.resolve(note: number, of: id, with: "The keeper, too.")
      #expect(again.recorded.isEmpty)
      let notes = try await eva.notes(on: "lamp").value
      #expect(notes.count == 1)
      #expect(notes.first?.resolution?.by == "eva")
      #expect(notes.first?.resolution?.text == "The keeper.")
      let unknown = await #expect(throws: ArticleRejection.self) {
        try await eva.resolve(note: 99, of: id, with: "What?")
      }
      #expect(unknown?.rule == "unknownNote")
    }
  }

  @Test func `erasing a text erases the words of its notes`() async throws {
    try await with { eva, anna, id in
      _ = try await anna.note("Who says so?", onWords: "two hours", of: id)
      try await revise(id, "The lamp burned.", by: eva)
      _ = try await anna.perform(
        .erase(.revision(1), reason: "A minor", ground: "GDPR Art. 17"), on: id)
      let note = try #require(try await eva.notes(on: "lamp").value.first)
      #expect(note.passage?.words == nil)
      #expect(note.passage?.present == nil)
      #expect(note.text == "Who says so?")
    }
  }

  @Test func `a false place in a text is no words`() async throws {
    try await with { eva, _, id in
      for (start, end) in [(-1, 5), (5, 2), (0, 100_000), (Int.min, Int.max)] {
        _ = try await eva.note(
          "At \(start)", on: id,
          about: .passage(NotedPassage(revision: 1, start: start, end: end)))
      }
      let notes = try await eva.notes(on: "lamp").value
      #expect(notes.count == 4)
      #expect(notes.allSatisfy { $0.passage?.words == nil })
    }
  }
}
