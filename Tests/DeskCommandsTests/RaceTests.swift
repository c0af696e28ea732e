import TestSupport
import Testing

/// Sixteen concurrent processes.
@Suite(.database) struct RaceTests {
  @Test func `if sixteen people revise one base, one revision is recorded and no text is lost`()
    async throws
  {
    let desk = try Desk()
    _ = try await desk.run(["draft", "$DIR/wall.md"])
    let texts = (0..<16).map { Manuscript.complete(slug: "wall", body: "Writer \($0) was here.") }
    for (writer, text) in texts.enumerated() { try desk.write(text, to: "\(writer).md") }
    let outcomes = try await desk.run(times: 16) { writer in
      ["revise", "wall", "$DIR/\(writer).md", "--expect-revision", "1"]
    }
    #expect(outcomes.map(\.exitCode).sorted() == [0] + Array(repeating: 75, count: 15))
    for outcome in outcomes where outcome.exitCode == 75 {
      #expect(outcome.stderr.contains("eva saved revision 2 on"))
    }
    for (writer, text) in texts.enumerated() { #expect(try desk.text(of: "\(writer).md") == text) }
    #expect(try await desk.events() == 2)
  }

  @Test func `if sixteen people add a note at once, all notes are recorded`() async throws {
    let desk = try Desk()
    _ = try await desk.run(["draft", "$DIR/wall.md"])
    let outcomes = try await desk.run(times: 16) { ["note", "wall", "Note \($0)"] }
    for outcome in outcomes { #expect(outcome.exitCode == 0, "\(outcome.stderr)") }
    #expect(try await desk.events() == 17)
  }

  @Test func `if sixteen people draft under one slug, one draft is recorded`() async throws {
    let desk = try Desk()
    let outcomes = try await desk.run(times: 16) { writer in
      ["draft", "$DIR/plain.txt", "--slug", "wall", "--headline", "By writer \(writer)"]
    }
    #expect(outcomes.map(\.exitCode).sorted() == [0] + Array(repeating: 2, count: 15))
    #expect(try await desk.events() == 1)
  }
}

extension Desk {
  /// Runs this number of processes at once.
  func run(
    times: Int, _ words: @Sendable @escaping (Int) -> [String]
  ) async throws -> [GalleyBinary.Outcome] {
    try await withThrowingTaskGroup(of: GalleyBinary.Outcome.self) { group in
      for number in 0..<times { group.addTask { try await self.run(words(number)) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
  }
}
