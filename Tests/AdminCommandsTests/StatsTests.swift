import Foundation
import TestSupport
import Testing

/// What `stats` prints.
@Suite(.database) struct StatsTests {
  private let office = Office()

  private var today: String { String(Date().ISO8601Format().prefix(10)) }

  @Test func `an empty newsroom has no statistics`() async throws {
    let outcome = try await office.run("stats", as: "otto")
    #expect((outcome.exitCode, outcome.stdout) == (0, ""))
    #expect(outcome.stderr == "no article has been submitted yet\n")
    #expect(try await office.array("stats").isEmpty)
  }

  @Test func `each group has a line, and the last line is for all`() async throws {
    try await office.publish()
    try await office.draft("second")
    _ = try await office.text("submit", "second", as: "eva")
    let table = try await office.text("stats", "--by", "section").split(separator: "\n")
    #expect(table.count == 3)
    #expect(
      table[0] == "SECTION  SUBMITTED  SENT BACK  APPROVED  TO APPROVAL  90%  PUBLISHED  "
        + "TO PUBLICATION  90%")
    #expect(table[1].hasPrefix("Harbour          2          0         1  "))
    #expect(table[2].hasPrefix("all              2          0         1  "))
  }

  @Test func `JSON has every documented field, and times as numbers of seconds`() async throws {
    try await office.publish()
    let groups = try await office.array("stats", "--by", "editor")
    #expect(groups.map { $0["by"] as? String } == ["editor", "all"])
    #expect(groups.map { $0["group"] as? String } == ["eva", nil])
    for group in groups {
      #expect(
        Set(group.keys) == [
          "by", "group", "submitted", "resubmissions", "changesRequested", "toApproval",
          "toPublication",
        ])
      let times = try #require(group["toPublication"] as? [String: Any])
      #expect(times["count"] as? Int == 1)
      let median = try #require(times["medianSeconds"] as? Double)
      #expect((0..<600).contains(median))
      #expect(times["p90Seconds"] as? Double == median)
    }
  }

  @Test func `a missing time is null, and a span includes both its days`() async throws {
    // The same day, unless midnight has passed.
    let before = today
    try await office.draft()
    _ = try await office.text("submit", "harbour-lamp", as: "eva")
    let groups = try await office.array("stats", "--since", before, "--until", today)
    #expect(groups.count == 1)
    let times = try #require(groups.first?["toApproval"] as? [String: Any])
    #expect(times["count"] as? Int == 0)
    #expect(times["medianSeconds"] is NSNull)
    let outcome = try await office.run("stats", "--until", "2020-01-01", as: "eva")
    #expect(outcome.stderr == "no matching article was submitted\n")
  }

  @Test(arguments: [
    (["--by", "colour"], "please provide one of 'section', 'editor' or 'week'"),
    (["--since", "noon"], "has a time of day, but a day is needed"),
  ])
  func `an invalid group or day is refused`(words: [String], sentence: String) async throws {
    let outcome = try await office.run("stats", words[0], words[1], as: "eva")
    #expect(outcome.exitCode == 64)
    #expect(outcome.stderr.contains(sentence), "\(outcome.stderr)")
  }

  @Test(arguments: [(120, true), (60, false)])
  func `a terminal that is wide enough has a bar for each median`(
    columns: Int, hasBars: Bool
  ) async throws {
    _ = try await office.text("stats")
    try await office.database.session().run(
      """
      INSERT INTO read.turnaround (article, round, section, language, drafted_by, submitted_by,
        submitted_at, resubmissions, changes_requested, approved_at, published_at)
      SELECT gen_random_uuid(), 1, section, 'en', 'eva', 'eva', now(), 0, 0, NULL,
        now() + publication * interval '1 second'
      FROM (VALUES ('Coast', 3600), ('Sport', 900), ('Town', NULL)) AS t(section, publication)
      """)
    let outcome = try await GalleyBinary().shell(
      "script -qec \"stty cols \(columns); $GALLEY --as eva stats --by section\" /dev/null </dev/null",
      environment: [
        "GALLEY_DATABASE_URL": office.database.url(), "NO_COLOR": "1", "TERM": "xterm",
      ])
    let lines = outcome.stdout.split(whereSeparator: \.isNewline)
    try #require(lines.count == 5, "\(outcome.stdout)")
    #expect(lines.allSatisfy { $0.count <= columns }, "\(outcome.stdout)")
    let bars = lines.map { line in String(line.filter { "█▉▊▋▌▍▎▏".contains($0) }) }
    let widest = String(repeating: "█", count: 16)
    #expect(bars.map(\.count) == (hasBars ? [0, 16, 4, 0, 10] : [0, 0, 0, 0, 0]))
    #expect(lines[1].hasSuffix(widest) == hasBars)
    #expect(lines[1].contains("  1 h"))
    #expect(lines[2].contains("  15 min"))
    #expect(lines[3].contains("  –"))
  }
}
