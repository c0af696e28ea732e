import Foundation
import TestSupport
import Testing

/// Where standard output and standard error are the same terminal or file.
@Suite(.database) struct OutputOrderTests {
  private let office = Office()

  private func shell(_ script: String) async throws -> GalleyBinary.Outcome {
    try await GalleyBinary().shell(
      script,
      environment: ["GALLEY_DATABASE_URL": office.database.url(), "GALLEY_AS": "anna"])
  }

  @Test(arguments: [
    ("export markdown harbour-lamp", "Exported 1 article"),
    ("kill harbour-lamp --notice Wrong. --dry-run", "this was a dry run; nothing was done"),
    (
      "schedule harbour-lamp --unpublish-at '31 Dec 2999 18:00'",
      "No worker is running, so nothing will carry out the schedule when it is due. Run 'galley "
        + "worker' as an admin."
    ),
  ])
  func `a remark comes after what was printed before it`(
    command: String, last: String
  ) async throws {
    try await office.publish()
    let outcome = try await shell("$GALLEY \(command) 2>&1 | tail -n 1")
    #expect(outcome.stdout == "\(last)\n")
  }

  @Test func `a full disk is reported, also before a remark`() async throws {
    try await office.publish()
    let outcome = try await shell("$GALLEY export markdown harbour-lamp >/dev/full; echo $?")
    #expect(outcome.stdout == "1\n")
    #expect(outcome.stderr.contains("cannot write to standard output: No space left on device"))
  }
}
