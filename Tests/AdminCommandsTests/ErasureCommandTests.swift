import Foundation
import TestSupport
import Testing

@Suite(.database) struct ErasureCommandTests {
  private let office = Office()

  /// Erases, and repeats the erasure as the program advises, while older transactions of other
  /// tests prevent the rewriting of the tables. Their databases are on the same server.
  ///
  /// - Returns: The output of the first run, and the outcome of the last one.
  private func erase(
    _ words: String...
  ) async throws -> (exitCode: Int, stdout: String, stderr: String) {
    let line =
      ["--as", "anna", "log", "erase", "harbour-lamp"] + words + [
        "--reason", "It names a minor.", "--ground", "GDPR Art. 17", "--yes",
      ]
    let environment = ["GALLEY_DATABASE_URL": office.database.url()]
    let first = try await GalleyBinary().run(line, environment: environment)
    var last = first
    for _ in 1...30 where last.exitCode == 75 && last.stderr.contains("can still see it") {
      last = try await GalleyBinary().run(line, environment: environment)
    }
    return (last.exitCode, first.stdout, last.stderr)
  }

  @Test func `a live text is erased, and everything says so`() async throws {
    try await office.publish()
    let outcome = try await erase()
    #expect(outcome.exitCode == 0, "\(outcome.stderr)")
    #expect(
      outcome.stdout
        == "Erased the text of revision 1 of harbour-lamp\n")
    #expect(outcome.stderr.hasSuffix("the tables that contained it have been rewritten\n"))

    let show = try await office.text("show", "harbour-lamp")
    #expect(show.contains("[erased by anna on "))
    #expect(show.contains("(GDPR Art. 17)]"))
    #expect(!show.contains("first paragraph"))
    let json = try await office.object("show", "harbour-lamp")
    let erased = try #require(json["erased"] as? [String: Any])
    #expect(Set(erased.keys) == ["by", "at", "reason", "ground"])
    #expect(erased["ground"] as? String == "GDPR Art. 17")
    #expect(json["body"] is NSNull)
    #expect(try await office.text("live").contains("Lamp lit again [erased by anna on "))
    #expect(try await office.text("live", "harbour-lamp", "--intervals").contains("erased by anna"))
    #expect(try await office.text("history", "harbour-lamp").contains("[erased by anna on "))
    let past = try await office.text("show", "harbour-lamp", "--at-position", "2")
    #expect(past.contains("[erased by anna on "))
    let manuscript = try await office.run("show", "harbour-lamp", "--manuscript", as: "eva")
    #expect(manuscript.exitCode == 1)
    #expect(
      manuscript.stderr.hasPrefix(
        "galley: the text of revision 1 of harbour-lamp no longer exists: erased by anna on "))
    let search = try await office.run("search", "paragraph", as: "eva")
    #expect((search.exitCode, search.stdout) == (0, ""))

    let again = try await erase("--leave-space")
    #expect(again.exitCode == 0)
    #expect(again.stdout.contains("Nothing to do: the text is erased already\n"))
    #expect(again.stderr == "the text stays on the disk until an erasure without --leave-space\n")
  }

  @Test func `a difference leaves out an erased text, and says so`() async throws {
    try await office.draft()
    let second = Office.manuscript.replacing("The first paragraph.", with: "Another.")
      .replacing("Lamp lit again", with: "Lamp out again")
    _ = try await office.text("revise", "harbour-lamp", "-", as: "eva", stdin: second)
    #expect(try await erase("--revision", "1").exitCode == 0)
    let diff = try await office.run("diff", "harbour-lamp", as: "eva")
    #expect(diff.exitCode == 0)
    #expect(diff.stdout.contains("headline"))
    #expect(!diff.stdout.contains("body") && !diff.stdout.contains("Another"))
    #expect(
      diff.stderr.hasPrefix(
        "cannot compare the text of revision 1 of harbour-lamp: erased by anna"))
    let json = try await office.object("diff", "harbour-lamp")
    let erased = try #require((json["erased"] as? [[String: Any]])?.first)
    #expect(erased["revision"] as? Int == 1)
    #expect(erased["by"] as? String == "anna")
    // The other revision still has its text.
    #expect(try await office.text("show", "harbour-lamp").contains("Another."))
  }

  @Test func `an impossible erasure is refused in one line`() async throws {
    try await office.draft()
    let table: [([String], person: String, code: Int, line: String)] = [
      (
        ["Art. 17"], "eva", 77, "only an admin may erase a text of harbour-lamp; ask one"
      ),
      (
        ["Art. 17", "--revision", "3"], "anna", 1,
        "harbour-lamp has no revision 3; its only revision is 1"
      ),
      (
        ["Art. 17", "--note", "1"], "anna", 1,
        "harbour-lamp has no note with number 1; see 'galley history harbour-lamp' for the numbers"
      ),
      (
        ["Art. 17", "--note", "1", "--revision", "1"], "anna", 64,
        "Give only one of --revision, --note and --picture."
      ),
      (
        [" "], "anna", 2,
        "cannot erase a text of harbour-lamp without a legal ground; name the law or the ruling"
      ),
    ]
    for (words, person, code, line) in table {
      let outcome = try await GalleyBinary().run(
        ["--as", person, "log", "erase", "harbour-lamp", "--reason", "Why?", "--ground"] + words,
        environment: ["GALLEY_DATABASE_URL": office.database.url()])
      #expect(outcome.exitCode == code, "\(words)")
      #expect(outcome.stderr.contains(line), "\(words): \(outcome.stderr)")
      #expect(outcome.stdout.isEmpty)
    }
  }
}
