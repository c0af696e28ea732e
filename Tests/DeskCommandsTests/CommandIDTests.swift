import TestSupport
import Testing

@Suite(.database) struct CommandIDTests {
  private let id = ["--format", "json", "--command-id", "0193a7c2-7d1e-7c4f-9b1a-2f6d1c0e8a55"]

  @Test func `a command sent twice under one id has one answer and one event`() async throws {
    let desk = try Desk()
    let draft = ["draft", "$DIR/wall.md"] + id
    let first = try await desk.run(draft)
    #expect(first.exitCode == 0)
    #expect(try await desk.run(draft).stdout == first.stdout)
    #expect(try await desk.events() == 1)

    // The answer stays the same, even after other commands.
    _ = try await desk.run(["submit", "wall"])
    #expect(try await desk.run(draft).stdout == first.stdout)
    #expect(try await desk.events() == 2)
  }

  @Test func `a command sent twice at once has one answer and one event`() async throws {
    let desk = try Desk()
    _ = try await desk.run(["draft", "$DIR/wall.md"])
    let answers = try await desk.run(times: 6) { _ in ["note", "wall", "Ask the mayor."] + id }
    #expect(answers.map(\.exitCode) == Array(repeating: 0, count: 6))
    #expect(Set(answers.map(\.stdout)).count == 1)
    #expect(try await desk.events() == 2)
  }

  @Test func `a draft sent twice at once is one article`() async throws {
    let desk = try Desk()
    let answers = try await desk.run(times: 6) { _ in ["draft", "$DIR/wall.md"] + id }
    #expect(answers.map(\.exitCode) == Array(repeating: 0, count: 6), "\(answers)")
    #expect(Set(answers.map(\.stdout)).count == 1)
    #expect(try await desk.events() == 1)
  }

  @Test func `the id of another command is refused`() async throws {
    let desk = try Desk()
    _ = try await desk.run(["draft", "$DIR/wall.md"])
    _ = try await desk.run(["draft", "$DIR/sketch.md"])
    _ = try await desk.run(["assign", "wall", "emil"] + id)
    for words in [
      ["submit", "wall"], ["assign", "a-sketch", "emil"], ["assign", "wall", "eva"],
      ["assign", "wall", "emil", "--due", "2026-12-01"], ["draft", "$DIR/image.md"],
    ] {
      let outcome = try await desk.run(words + id)
      #expect(outcome.exitCode == 64, "\(words)")
      #expect(outcome.stderr.contains("was given to another command"), "\(words)")
    }
    #expect(try await desk.events() == 3)
  }
}
