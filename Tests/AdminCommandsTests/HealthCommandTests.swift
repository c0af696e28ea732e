import Foundation
import TestSupport
import Testing

/// `galley health`, which monitoring systems run.
@Suite(.database) struct HealthCommandTests {
  private let office = Office()

  private func health(_ options: String...) async throws -> GalleyBinary.Outcome {
    try await GalleyBinary().run(
      ["health"] + options, environment: ["GALLEY_DATABASE_URL": office.database.url(as: "anna")])
  }

  @Test func `each problem is a line, and the exit code is 1`() async throws {
    let outcome = try await health()
    #expect(outcome.exitCode == 1)
    #expect(
      outcome.stdout == "no worker is running, so nothing keeps the read models up to date\n")
    #expect(outcome.stderr == "galley: 1 problem found\n")
    let json = try await health("--format", "json")
    #expect(json.stdout.contains("\"code\" : \"noWorker\""), "\(json.stdout)")
    #expect(json.stdout.contains("\"healthy\" : false"))
  }

  @Test func `a private newsroom without schedules is healthy without a worker`() async throws {
    try await PrivateHome.with { home in
      let outcome = try await GalleyBinary().shell(
        """
        "$GALLEY" health; echo $?; test -e "$GALLEY_HOME/data"; echo $?
        "$GALLEY" database start >/dev/null 2>&1; "$GALLEY" health; echo $?
        "$GALLEY" list >/dev/null 2>&1; "$GALLEY" health; echo $?
        "$GALLEY" database stop >/dev/null 2>&1; "$GALLEY" health; echo $?
        """, environment: home)
      let path = home["GALLEY_HOME"] ?? ""
      let stopped = "the private server in \(path) is not running\n1\n"
      let missing = "there is no newsroom yet on the private server in \(path)\n1\n"
      #expect(
        outcome.stdout == stopped + "1\n" + missing + "healthy\n0\n" + stopped, "\(outcome.stderr)")
    }
  }

  @Test func `scheduling without a worker is remarked on`() async throws {
    try await office.draft()
    let outcome = try await GalleyBinary().shell(
      """
      galley() { "$GALLEY" --database "$FROM" "$@"; }
      galley --as eva submit harbour-lamp >/dev/null
      galley --as anna approve harbour-lamp >/dev/null
      galley --as anna schedule harbour-lamp --at 2999-01-01T00:00Z >/dev/null
      """, environment: ["FROM": office.database.url()])
    #expect(
      outcome.stderr == """
        No worker is running, so nothing will carry out the schedule when it is due. \
        Run 'galley worker' as an admin.

        """)
  }
}
