import TestSupport
import Testing

/// Values of options and arguments that are blank.
struct BlankValueTests {
  @Test(
    arguments: [
      ["--as", "", "list"], ["--as", " ", "list"], ["--as", "", "whoami"], ["--as=", "worker"],
      ["--as", "", "draft", "a.md"], ["database", "backup", "create", ""],
      ["--newsroom", "", "list"], ["export", "site", "--output", ""],
      ["user", "add", "", "--role", "editor"],
      ["show", ""],
    ])
  func `a blank name, file or folder is a usage error`(words: [String]) async throws {
    let outcome = try await GalleyBinary().run(words)
    #expect(outcome.exitCode == 64, "\(outcome.stderr)")
    #expect(outcome.stderr.contains("must not be blank"), "\(outcome.stderr)")
    #expect(outcome.stdout.isEmpty)
  }
}
