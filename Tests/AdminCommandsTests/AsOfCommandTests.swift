import Foundation
import TestSupport
import Testing

/// Questions about the past through the program.
@Suite(.database) struct AsOfCommandTests {
  @Test func `an answer about the past says which moment it is about`() async throws {
    let office = Office()
    try await office.publish()
    let outcome = try await office.run("list", "--slugs", "--at-position", "1", as: "eva")
    #expect(outcome.stdout == "harbour-lamp\n")
    #expect(outcome.stderr.hasPrefix("as of position 1 ("), "\(outcome.stderr)")
    let then = try await office.object("show", "harbour-lamp", "--at-position", "2")
    #expect((then["asOfPosition"] as? Int, then["editorialState"] as? String) == (2, "submitted"))
    #expect(then["asOf"] is String)
    #expect(try await office.object("show", "harbour-lamp")["asOf"] is NSNull)
    let history = try await office.text("history", "harbour-lamp", "--at-position", "2")
    #expect(history.split(separator: "\n").count == 2)
    #expect(try await office.array("queue", "--at-position", "2").count == 1)
    #expect(try await office.array("live", "--at-position", "3").isEmpty)
    #expect(try await office.array("live", "--at-position", "4").count == 1)
    let hits = try await office.array("search", "lamp", "--at-position", "2")
    #expect(hits.map { $0["editorialState"] as? String } == ["submitted"])
    #expect(try await office.array("stats", "--at-position", "1").isEmpty)
    let figures = try await office.array("stats", "--at-position", "2")
    #expect(figures.map { $0["submitted"] as? Int } == [1])
  }

  @Test(arguments: [
    "export ninjs --since", "list --changed-since", "activity --since", "log tail --since",
  ])
  func `a beginning in the future is refused`(command: String) async throws {
    let words = command.split(separator: " ").map { String($0) }
    let outcome = try await GalleyBinary().run(
      words + ["+1h"], environment: ["GALLEY_DATABASE_URL": TestDatabase.current.url()], as: "anna")
    #expect(outcome.exitCode == 64, "\(outcome.stderr)")
    #expect(outcome.stderr.hasPrefix("galley: '+1h' is in the future; give an earlier time"))
    #expect(outcome.stdout.isEmpty)
  }

  @Test func `ages count from the moment that is asked about`() async throws {
    let office = Office()
    try await office.draft()
    _ = try await office.text("assign", "harbour-lamp", "emil", "--due", "2026-01-02")
    _ = try await office.text("submit", "harbour-lamp", as: "eva")
    let superuser = try await office.database.session()
    try await superuser.run(
      """
      ALTER TABLE galley.events DISABLE TRIGGER ALL;
      UPDATE galley.events SET recorded_at = '2026-01-01T00:00:00Z'::timestamptz + position * '1 h'::interval
      """)
    let at = ["--at", "2026-01-01T06:00:00Z"]
    func past(_ words: String...) async throws -> String {
      let outcome = try await GalleyBinary().run(
        words + at, environment: ["GALLEY_DATABASE_URL": office.database.url()], as: "anna")
      return outcome.stdout
    }
    let columns = try await past("list", "--columns", "ref,changed,waiting,due")
    #expect(columns == "REF  CHANGED  WAITING  DUE\n@1   3 h ago  3 h      2026-01-02\n")
    #expect(try await past("show", "harbour-lamp").contains(" (3 h ago), version 3"))
    #expect(try await past("search", "lamp").contains(", changed 3 h ago\n"))
    let now = try await office.text("list", "--columns", "ref,changed,waiting,due")
    #expect(!now.contains(" h ago"))
  }

  @Test func `intervals are printed as a table and as JSON`() async throws {
    let office = Office()
    try await office.publish()
    let table = try await office.text("live", "harbour-lamp", "--intervals")
    #expect(table.hasPrefix("FROM "), "\(table)")
    #expect(table.contains(" now "))
    #expect(table.contains("Lamp lit again"))
    let intervals = try await office.array("live", "harbour-lamp", "--intervals")
    #expect(intervals.map { $0["revision"] as? Int } == [1])
    #expect(intervals.first?["until"] is NSNull)
  }

  @Test(arguments: [
    (
      ["list", "--at", "2026-11-01T06:00:00Z", "--at-position", "3"],
      "Give --at or --at-position, not both."
    ),
    (["queue", "--zone", "Europe/Berln"], "There is no zone 'Europe/Berln'; did you mean"),
    (["live", "--at-position=-1"], "--at-position must be a whole number from 0."),
    (
      ["search", "lamp", "--at", "2026-11-01T06:00:00Z", "--at-position", "3"],
      "Give --at or --at-position, not both."
    ),
    (["stats", "--at-position=-1"], "--at-position must be a whole number from 0."),
    (["history", "lamp", "--at", "soon"], "'soon' is not a time; write '6:00'"),
    (
      ["show", "lamp", "--at", "2026-11-31"], "'2026-11-31' does not exist"
    ),
    (["live", "--intervals"], "--intervals needs an article."),
    (["live", "lamp"], "An article can only be given with --intervals or --corrections."),
  ])
  func `an invalid moment is refused`(words: [String], message: String) async throws {
    let outcome = try await GalleyBinary().run(words)
    #expect(outcome.exitCode == 64)
    #expect(outcome.stdout.isEmpty)
    #expect(outcome.stderr.contains(message), "\(outcome.stderr)")
  }

  @Test(arguments: [["list"], ["search", "lamp"], ["stats"]])
  func `the future is refused`(words: [String]) async throws {
    let office = Office()
    let outcome = try await GalleyBinary().run(
      ["--as", "eva"] + words + ["--at", "2126-01-01T00:00:00Z"],
      environment: ["GALLEY_DATABASE_URL": office.database.url()])
    #expect(outcome.exitCode == 1)
    #expect(outcome.stderr.contains("is in the future: it is "))
  }
}
