import TestSupport
import Testing

/// Standard streams that are closed when the program starts.
@Suite(.database) struct ClosedStreamTests {
  private let office = Office()

  private func run(_ script: String) async throws -> GalleyBinary.Outcome {
    try await GalleyBinary().shell(
      script, environment: ["GALLEY_DATABASE_URL": office.database.url()])
  }

  @Test func `a closed input is said to be closed`() async throws {
    let outcome = try await run("exec \"$GALLEY\" --as eva draft - <&-")
    #expect(outcome.exitCode == 64)
    #expect(outcome.stderr == "galley: standard input is closed\n")
  }

  @Test func `a closed output is said to be closed, and nothing is printed elsewhere`()
    async throws
  {
    try await office.draft()
    let outcome = try await run("exec \"$GALLEY\" --as eva list >&-")
    #expect(outcome.exitCode != 0)
    #expect(outcome.stderr == "galley: standard output is closed\n")
  }

  @Test func `a command does its work if standard error is closed`() async throws {
    try await office.draft()
    let outcome = try await run("exec \"$GALLEY\" --as eva list --slugs 2>&-")
    #expect(outcome.exitCode == 0)
    #expect(outcome.stdout == "harbour-lamp\n")
  }
}
