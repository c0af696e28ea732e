import Foundation
import TestSupport
import Testing

/// A filter that no article can match is probably misspelt.
@Suite(.database) struct FilterTests {
  private let office = Office()

  @Test func `an unknown section or keyword is reported with similar ones`() async throws {
    try await office.publish()
    for words in [["list"], ["search", "lamp"], ["queue"], ["stats"], ["export", "ninjs"]] {
      let wrong = try await run(words + ["--section", "Habour"])
      #expect(wrong.exitCode == 0)
      #expect(
        wrong.stderr.hasPrefix("no article has the section 'Habour'; did you mean 'Harbour'?\n"),
        "\(words): \(wrong.stderr)")
      let right = try await run(words + ["--section", "Harbour"])
      #expect(!right.stderr.contains("no article has"), "\(words): \(right.stderr)")
      #expect(try await run(words + ["--section", "Habour", "--quiet"]).stderr.isEmpty)
    }
    let keyword = try await run(["export", "json-ld", "--keyword", "LAMP"])
    #expect(
      keyword.stderr.hasPrefix("no article has the keyword 'LAMP'; did you mean 'lamp'?\n"))
    let other = try await run(["list", "--section", "Zoo"])
    #expect((other.stdout, other.stderr) == ("", "no article has the section 'Zoo'\n"))
    // An empty list of a section that exists is not a mistake.
    let empty = try await run(["list", "--section", "Harbour", "--state", "draft"])
    #expect(empty.stderr == "no articles\n")
    let past = try await run(["list", "--section", "Habour", "--at-position", "1"])
    #expect(past.stderr.hasSuffix("'Habour'; did you mean 'Harbour'?\n"), "\(past.stderr)")
  }

  private func run(_ words: [String]) async throws -> GalleyBinary.Outcome {
    try await GalleyBinary().run(
      words, environment: ["GALLEY_DATABASE_URL": office.database.url()], as: "anna")
  }
}
