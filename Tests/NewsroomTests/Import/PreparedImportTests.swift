import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import TestSupport
import Testing

@testable import Newsroom

/// A batch of an import that is prepared while another one is recorded.
@Suite(.database) struct PreparedImportTests {
  let database = TestDatabase.current

  private func items(_ slugs: [String]) throws -> [ImportItem] {
    try slugs.map { slug in
      let line =
        #"{"slug":"\#(slug)","headline":"Lamp","body":"It is lit.","createdAt":"2014-03-02","#
        + #""firstPublishedAt":"2014-03-03","language":"en"}"#
      return try ImportedLine(Array(line.utf8)[...], language: nil).item
    }
  }

  private func eventCount() async throws -> Int {
    try await database.session().use {
      try $0.execute("SELECT count(*) FROM galley.events")[0].value(at: 0, as: Int.self)
    }
  }

  @Test func `a slug that is taken after a batch was prepared is refused, with the whole batch`()
    async throws
  {
    let library = try await Library(in: database)
    let prepared = await library.anna.preparing(try items(["pier", "ferry"]))
    #expect(prepared.findings?.appends.count == 2)
    let holder = try await library.draft("ferry", body: "It sails.")
    let before = try await eventCount()
    let outcome = try await library.anna.importItems(prepared)
    #expect(outcome.imported == 0)
    #expect(outcome.problems.map(\.place) == [1])
    #expect(outcome.problems.first?.reason as? AppendError == .nameTaken("ferry", by: holder))
    #expect(try await eventCount() == before)
  }

  @Test func `a batch that is recorded after it was prepared again is recorded once`() async throws
  {
    let library = try await Library(in: database)
    let items = try items(["pier", "ferry"])
    let first = await library.anna.preparing(items)
    let second = await library.anna.preparing(items)
    #expect(try await library.anna.importItems(first).imported == 2)
    let before = try await eventCount()
    _ = try await library.anna.importItems(second)
    #expect(try await eventCount() == before)
    #expect(try await library.anna.importItems(items).known == 2)
  }

  @Test func `an editor's import of past articles is refused when it is recorded`() async throws {
    let library = try await Library(in: database)
    let prepared = await library.eva.preparing(try items(["pier", "ferry"]))
    let outcome = try await library.eva.importItems(prepared)
    #expect(outcome.imported == 0)
    #expect(!outcome.problems.isEmpty)
    #expect(try await eventCount() == 0)
  }

  @Test func `the same article in two batches is imported once and counted`() async throws {
    let library = try await Library(in: database)
    let lines = (0...600).map { number in
      #"{"slug":"lamp-\#(number % 600)","headline":"Lamp","body":"It is lit.","#
        + #""createdAt":"2014-03-02","language":"en"}"#
    }
    let archive = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).jsonl")
    try Data(lines.joined(separator: "\n").utf8).write(to: archive)
    defer { try? FileManager.default.removeItem(at: archive) }
    let input = try NamedInput(opening: archive.path)
    defer { input.close() }
    let summary = try await ImportRun(member: library.anna)
      .take(from: .lines(LineReader(input, limit: 1_000_000)))
    #expect((summary.imported, summary.known) == (600, 1))
  }
}
