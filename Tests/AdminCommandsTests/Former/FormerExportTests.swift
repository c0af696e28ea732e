import Foundation
import TestSupport
import Testing

/// An export by the last program with the former schema: five articles with a correction, a kill, a
/// rename, an embargo, a note and an erased text, under two seals.
@Suite(.emptyDatabase) struct FormerExportTests {
  private static let export = URL(filePath: #filePath)
    .deletingLastPathComponent().appending(path: "newsroom.export.gz").path
  private static let key = "example.org/desk+6b3f50de+AWoKD05OFLl16EfJZaU/VsX4HM129nD+2LCToZwniR5U"

  private func galley(_ words: String...) async throws -> GalleyBinary.Outcome {
    try await GalleyBinary().run(
      words, environment: ["GALLEY_DATABASE_URL": TestDatabase.current.url()])
  }

  @Test func `it is imported completely, and its seals are valid`() async throws {
    let migrated = try await galley("database", "migrate")
    #expect(migrated.exitCode == 0, "\(migrated.stderr)")
    let imported = try await galley("log", "import", Self.export)
    #expect(imported.exitCode == 0, "\(imported.stderr)")
    let verified = try await galley("log", "verify", "--key", Self.key)
    #expect(verified.exitCode == 0, "\(verified.stderr)")
    #expect(verified.stdout == "25 events of 5 streams and 7 texts: all covered by 2 seals\n")
    let people = try await galley("user", "list", "--format", "json")
    #expect(people.stdout.contains("\"anna\""))
    let live = try await galley("show", "ferry")
    #expect(live.stdout.contains("The ferry sails twice a day."))
  }
}
