import Foundation
import TestSupport
import Testing

/// The newsroom's zone precedes the machine's, and a person's own choice precedes it.
@Suite(.database) struct NewsroomZoneTests {
  private let office = Office()

  private func zone(_ environment: [String: String], _ options: String...) async throws -> String {
    let outcome = try await GalleyBinary().run(
      ["whoami", "--format", "json"] + options,
      environment: ["GALLEY_DATABASE_URL": office.database.url()].merging(environment) { $1 },
      as: "eva")
    let json = try JSONSerialization.jsonObject(with: Data(outcome.stdout.utf8))
    return try #require((json as? [String: Any])?["zone"] as? String, "\(outcome.stderr)")
  }

  private static let calendar = Calendar(identifier: .gregorian)

  /// The Sunday on one of these days of March.
  private static func sunday(in days: ClosedRange<Int>, of year: Int) throws -> String {
    let day = try #require(
      days.first { day in
        calendar.date(from: DateComponents(year: year, month: 3, day: day, hour: 12)).map {
          calendar.component(.weekday, from: $0) == 1
        } == true
      })
    return "\(year)-03-\(day < 10 ? "0" : "")\(day)"
  }

  @Test func `the order is option, variable, newsroom, TZ`() async throws {
    let berlin = ["TZ": "Europe/Berlin"]
    #expect(try await zone(berlin) == "Europe/Berlin")
    _ = try await office.text("setting", "set", "time-zone", "America/New_York")
    #expect(try await zone(berlin) == "America/New_York")
    #expect(try await zone(["TZ": "Mars/Olympus"]) == "America/New_York")
    #expect(try await zone(["GALLEY_ZONE": "Asia/Tokyo"]) == "Asia/Tokyo")
    #expect(try await zone(["GALLEY_ZONE": "Asia/Tokyo"], "--zone", "UTC") == "UTC")
  }

  @Test func `a day is read in the newsroom's zone, even if the machine has none`() async throws {
    try await office.draft()
    let broken = ["TZ": "Mars/Olympus"]
    let words = ["assign", "harbour-lamp", "emil", "--due", "Friday"]
    func exitCode(_ words: [String]) async throws -> Int {
      try await GalleyBinary().run(
        words, environment: ["GALLEY_DATABASE_URL": office.database.url()].merging(broken) { $1 },
        as: "anna"
      ).exitCode
    }
    #expect(try await exitCode(words) == 64)
    _ = try await office.text("setting", "set", "time-zone", "America/New_York")
    #expect(try await exitCode(words) == 0)
    #expect(try await exitCode(["stats", "--since", "Monday", "--until", "yesterday"]) == 0)
    #expect(try await exitCode(["stats", "--since", "Mondy"]) == 64)
  }

  @Test func `a wrong zone in the settings file is reported with its line`() async throws {
    let outcome = try await GalleyBinary().shell(
      """
      mkdir -p "$HOME/.config/galley"; file="$HOME/.config/galley/config"
      printf '# Here.\\nGALLEY_ZONE=Europe/Berln\\nGALLEY_MAX_MANUSCRIPT=ten\\n' >"$file"
      chmod 600 "$file"
      "$GALLEY" whoami 2>&1 | sed "s,$HOME,HOME,"
      GALLEY_ZONE=UTC "$GALLEY" --as eva draft - 2>&1 </dev/null | sed "s,$HOME,HOME,"
      """, environment: ["GALLEY_DATABASE_URL": office.database.url()])
    let lines = outcome.stdout.split(separator: "\n")
    try #require(lines.count == 2, "\(outcome.stdout)")
    #expect(
      lines[0].hasPrefix(
        "galley: HOME/.config/galley/config, line 2: There is no zone 'Europe/Berln'"),
      "\(lines[0])")
    #expect(
      lines[1].hasPrefix(
        "galley: HOME/.config/galley/config, line 3: GALLEY_MAX_MANUSCRIPT must be a number"),
      "\(lines[1])")
  }

  @Test func `a time is read in the newsroom's zone, whatever the machine's clocks do`()
    async throws
  {
    try await office.draft()
    _ = try await office.text("submit", "harbour-lamp", as: "eva")
    _ = try await office.text("approve", "harbour-lamp")
    _ = try await office.text("setting", "set", "time-zone", "America/New_York")
    let year = Self.calendar.component(.year, from: Date()) + 1
    let berlin = ["TZ": "Europe/Berlin"]
    // A plain time in July.
    let summer = try await office.run(
      "schedule", "harbour-lamp", "--at", "\(year)-07-01 06:00", "--format", "json", as: "anna",
      environment: berlin)
    #expect(summer.exitCode == 0, "\(summer.stderr)")
    let shown = try await office.object("show", "harbour-lamp")
    let schedule = shown["schedule"] as? [String: Any]
    #expect(schedule?["at"] as? String == "\(year)-07-01T10:00:00.000Z")
    #expect(schedule?["zone"] as? String == "America/New_York")
    // New York's clocks skip this time on the second Sunday in March, and Berlin's do not.
    let skipped = try await office.run(
      "schedule", "harbour-lamp", "--at", "\(try Self.sunday(in: 8...14, of: year)) 02:30",
      as: "anna", environment: berlin)
    #expect(skipped.exitCode == 64 && skipped.stdout.isEmpty)
    #expect(skipped.stderr.contains("does not exist in America/New_York"), "\(skipped.stderr)")
    #expect(skipped.stderr.count { $0 == "\n" } == 1)
    // Berlin's clocks skip this one.
    let accepted = try await office.run(
      "schedule", "harbour-lamp", "--at", "\(try Self.sunday(in: 25...31, of: year)) 02:30",
      as: "anna", environment: berlin)
    #expect(accepted.exitCode == 0, "\(accepted.stderr)")
  }

  @Test func `a time of the past is read in the newsroom's zone, whatever the machine's clocks do`()
    async throws
  {
    _ = try await office.text("setting", "set", "time-zone", "America/New_York")
    let year = Self.calendar.component(.year, from: Date()) - 1
    // Berlin's clocks skip the first time, and New York's the second.
    let times = [
      "\(try Self.sunday(in: 25...31, of: year)) 02:30",
      "\(try Self.sunday(in: 8...14, of: year)) 02:30",
    ]
    for option in [
      ["list", "--changed-since"], ["list", "--at"], ["activity", "--since"],
      ["log", "tail", "--since"],
    ] {
      var outcomes: [GalleyBinary.Outcome] = []
      for time in times {
        outcomes.append(
          try await GalleyBinary().run(
            option + [time],
            environment: ["GALLEY_DATABASE_URL": office.database.url(), "TZ": "Europe/Berlin"],
            as: "anna"))
      }
      #expect(outcomes[0].exitCode == 0, "\(option): \(outcomes[0].stderr)")
      #expect(outcomes[1].exitCode == 64 && outcomes[1].stdout.isEmpty, "\(option)")
      #expect(outcomes[1].stderr.contains("does not exist in America/New_York"))
    }
  }
}
