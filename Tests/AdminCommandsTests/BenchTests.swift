import Benchmarks
import Foundation
import TestSupport
import Testing

@testable import AdminCommands

/// What the benchmarks print and refuse.
@Suite(.timed) struct BenchTests {
  @Test(arguments: [
    (0, "0"), (7, "7"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567"),
    (100_000, "100,000"), (-7, "-7"), (-999, "-999"), (-1_000, "-1,000"),
  ])
  func `numbers have a comma between thousands`(number: Int, text: String) {
    #expect(Figure.count(number) == text)
  }

  @Test(arguments: [
    (0.004, "0.00"), (-0.004, "0.00"), (-0.006, "-0.01"), (1.5, "1.50"),
  ])
  func `a number that rounds to zero has no sign`(number: Double, text: String) {
    #expect(Figure.decimals(number, 2) == text)
  }

  @Test(arguments: [
    (0, "0 MiB"), (1_048_576, "1 MiB"), (1_572_864, "2 MiB"), (1_073_741_824, "1.0 GiB"),
    (25_769_803_776, "24.0 GiB"),
  ])
  func `bytes are in MiB, or GiB from one on`(bytes: Int, text: String) {
    #expect(Figure.bytes(bytes) == text)
  }

  @Test(arguments: [
    ["--database", "postgresql:///anything"], ["--as", "eva"], ["--events", "0"],
    ["--events", "many"],
  ])
  func `a benchmark refuses a given database or person, and invalid options`(
    words: [String]
  ) async throws {
    let outcome = try await GalleyBinary().run(["bench", "rebuild"] + words)
    #expect(outcome.exitCode == 64)
    #expect(outcome.stdout.isEmpty)
  }

  /// What a benchmark prints as JSON.
  private static func report(
    _ words: [String], _ environment: [String: String]
  ) async throws -> [String: Any] {
    let outcome = try await GalleyBinary().run(
      ["bench"] + words + ["--format", "json"], environment: environment)
    let json = try? JSONSerialization.jsonObject(with: Data(outcome.stdout.utf8))
    return try #require(json as? [String: Any], "\(outcome.stderr)")
  }

  @Test func `a rebuild is measured on a log that is created for it and removed afterwards`()
    async throws
  {
    try await PrivateHome.with { environment in
      let galley = GalleyBinary()
      let outcome = try await galley.run(
        [
          "bench", "rebuild", "--events", "500", "--grow", "800", "--format", "json", "--quiet",
        ],
        environment: environment)
      #expect(outcome.exitCode == 0 && outcome.stderr.isEmpty, "\(outcome.stderr)")
      let json = try JSONSerialization.jsonObject(with: Data(outcome.stdout.utf8))
      let report = try #require(json as? [String: Any])
      let log = try #require(report["log"] as? [String: Any])
      #expect(log["events"] as? Int == 500)
      let models = try #require(report["models"] as? [[String: Any]])
      let board = try #require(models.first { $0["name"] as? String == "board" })
      #expect(board["rows"] as? Int == log["articles"] as? Int)
      #expect(models.allSatisfy { $0["ratio"] as? Double ?? 0 > 0 })
      let work = try #require(report["workMeanwhile"] as? [String: [String: Double]])
      #expect(work.values.allSatisfy { $0["maximum"] ?? 0 > 0 })
      let growth = try #require(report["growth"] as? [String: Any])
      #expect((growth["log"] as? [String: Any])?["events"] as? Int == 800)
      let people = try await galley.run(["user", "list"], environment: environment)
      #expect(!people.stdout.contains("bench_"))

      let remains = try BenchmarkRemains(in: environment)
      #expect(try remains.names.isEmpty)
      try remains.leave()
      #expect(try remains.names.count == 3)
      let kept = try await galley.run(
        ["bench", "rebuild", "--events", "300", "--keep"], environment: environment)
      #expect(kept.stdout.contains("OF RAW"))
      let url = try #require(kept.stderr.firstMatch(of: /--database '([^']+)'/)?.1)
      let list = try await galley.run(
        ["log", "show", "300", "--database", String(url), "--format", "json"],
        environment: environment)
      #expect(list.stdout.contains("\"position\" : 300"), "\(list.stderr)")
      #expect(try remains.names.isEmpty)
    }
  }

  @Test func `following, starting and verifying are measured`() async throws {
    try await PrivateHome.with { environment in
      let galley = GalleyBinary()
      let follow = try await galley.run(
        [
          "bench", "follow", "--rate", "40", "--seconds", "1", "--events", "300", "--format",
          "json",
        ], environment: environment)
      #expect(follow.stdout.contains("\"commands\" : 40"), "\(follow.stderr)")

      let starts = try await Self.report(["start", "--runs", "2"], environment)
      let comparisons = try #require(starts["comparisons"] as? [[String: Any]])
      #expect(
        comparisons.map { $0["command"] as? String } == [
          "galley show bench-start", "galley queue", "galley --help",
        ])
      #expect(comparisons.allSatisfy { $0["ratio"] as? Double ?? 0 > 0 })

      let verify = try await galley.run(
        ["bench", "verify", "--events", "500"], environment: environment)
      #expect(verify.stdout.contains("events/s, for the three in sequence"))
      #expect(verify.stdout.contains(" of the limit (median of "), "\(verify.stderr)")
    }
  }

  @Test func `questions to a replica are never stale`() async throws {
    try await PrivateHome.with { environment in
      let report = try await Self.report(
        [
          "replica", "--events", "300", "--reads", "50", "--readers", "1", "--seconds", "0.2",
          "--runs", "1",
        ], environment)
      #expect((report["reads"] as? Int, report["stale"] as? Int) == (50, 0))
      #expect(report["ratio"] as? Double ?? 0 > 0)
    }
  }

  @Test func `the feed is compared with COPY, and prints each command`() async throws {
    try await PrivateHome.with { environment in
      let report = try await Self.report(
        ["feed", "--events", "300", "--runs", "1", "--rate", "20", "--seconds", "1"], environment)
      #expect(report["commands"] as? Int == 20)
      #expect(report["eventsPerSecond"] as? Int ?? 0 > 0)
      let line = try #require(report["line"] as? [String: Any])
      #expect(line["p99"] as? Double ?? 0 > 0)
    }
  }

  @Test(.enabled(if: PatroniCluster.isInstalled, "Patroni, etcd or PostgreSQL 15 is not installed"))
  func `nothing is missing after switchovers, and each process is sampled`() async throws {
    try await PrivateHome.with { environment in
      let report = try await Self.report(
        ["endurance", "--minutes", "0.2", "--interval", "0.1", "--events", "300"], environment)
      #expect(report["auditEqual"] as? Bool == true)
      #expect(report["feedComplete"] as? Bool == true)
      #expect(report["switchovers"] as? Int ?? 0 > 0)
      let samples = try #require(report["samples"] as? [[String: Any]])
      #expect(samples.count == 12 && samples.allSatisfy { $0["descriptors"] as? Int ?? 0 > 0 })
    }
  }

  @Test func `a backup is made, verified and restored on a server of its own`() async throws {
    try await PrivateHome.with { environment in
      let report = try await Self.report(["backup", "--events", "300"], environment)
      #expect((report["log"] as? [String: Any])?["events"] as? Int == 300)
      for name in ["baseBackup", "backup", "verification", "copy", "restore"] {
        #expect(report["\(name)Seconds"] as? Double ?? 0 > 0, "\(name)")
      }
    }
  }

  @Test func `deliveries are compared with curl, published at a rate, and due at once`()
    async throws
  {
    try await PrivateHome.with { environment in
      let report = try await Self.report(
        [
          "deliver", "--events", "500", "--runs", "1", "--seconds", "1", "--due", "10", "--workers",
          "2",
        ], environment)
      #expect(report["deliveries"] as? Int ?? 0 > 0)
      #expect(report["ratio"] as? Double ?? 0 > 0)
      #expect(report["commands"] as? Int == 10)
      let due = try #require(report["due"] as? [String: Any])
      #expect(due["articles"] as? Int == 10 && due["workers"] as? Int == 2)
      for times in [report["received"], due["published"], due["received"]] {
        #expect((times as? [String: Double])?["maximum"] ?? 0 > 0)
      }
    }
  }

  @Test func `pages of the desk are compared with their statements and with a file`()
    async throws
  {
    try await PrivateHome.with { environment in
      let report = try await Self.report(
        [
          "serve", "--articles", "30", "--seconds", "1", "--runs", "1", "--connections", "4",
          "--crowd", "3",
        ], environment)
      let pages = try #require(report["pages"] as? [[String: Any]])
      #expect(pages.map { $0["name"] as? String } == ["an article", "a list", "the queue"])
      for page in pages {
        #expect(page["ratio"] as? Double ?? 0 > 0)
        #expect(page["statements"] as? Int ?? 0 > 3)
        #expect((page["file"] as? [Double])?.first ?? 0 > 0)
      }
      #expect((report["mixed"] as? [[String: Double]])?.first?["perSecond"] ?? 0 > 0)
      #expect(report["memory"] as? Int ?? 0 > 0)
      let crowd = try #require(report["crowd"] as? [String: Any])
      #expect(crowd["people"] as? Int == 3)
      #expect(crowd["events"] as? Int == 50)
      #expect((crowd["delays"] as? [String: Double])?["p50"] ?? 0 > 0)
      #expect(crowd["webServerMemory"] as? Int ?? 0 > 0)
    }
  }

  @Test func `each query is measured, in a newsroom and in a larger one`() async throws {
    try await PrivateHome.with { environment in
      let queries = try await Self.report(
        ["query", "--articles", "30", "--grow", "60", "--seconds", "0.05", "--runs", "1"],
        environment)
      let ratios = try #require(queries["ratios"] as? [String: Double])
      #expect(ratios.count == 13 && ratios.values.allSatisfy { $0 > 0 })
      let grown = try #require(queries["grown"] as? [String: Any])
      #expect((grown["log"] as? [String: Any])?["events"] as? Int == 600)
    }
  }

  @Test func `rates are compared with those of bare rows`() async throws {
    try await PrivateHome.with { environment in
      let short = ["--seconds", "0.5", "--runs", "1"]
      let commands = try await Self.report(
        ["commands", "--clients", "4", "--load", "--hot"] + short, environment)
      let rate = try #require(commands["rate"] as? [String: Any])
      #expect(rate["ratio"] as? Double ?? 0 > 0)
      let steps = try #require((commands["load"] as? [String: Any])?["steps"] as? [[String: Any]])
      #expect(steps.map { $0["share"] as? Double } == [0.1, 0.25, 0.5, 0.75, 0.9])
      let hot = try #require(commands["hot"] as? [String: Any])
      #expect(hot["fewest"] as? Int ?? 0 > 0)

      let appends = try await Self.report(
        ["append", "--clients", "2", "--events", "300"] + short, environment)
      #expect(appends["ratio"] as? Double ?? 0 > 0)
      let growth = try await Self.report(["growth", "--events", "3000"] + short, environment)
      #expect(growth["ratio"] as? Double ?? 0 > 0)

      let imported = try await Self.report(["import", "--articles", "700"], environment)
      let log = try #require(imported["log"] as? [String: Any])
      #expect(log["articles"] as? Int == 700 && log["texts"] as? Int == 700)
      // Nine of ten articles were published, and one of ten was corrected.
      #expect(log["events"] as? Int == 1400)

      let exports = try await Self.report(
        ["export", "--articles", "100", "--runs", "1"], environment)
      let formats = try #require(exports["formats"] as? [[String: Any]])
      #expect(formats.count == 8)
      #expect(
        formats.allSatisfy {
          $0["articles"] as? Int == 100 && $0["ratio"] as? Double ?? 0 > 0
            && $0["peakMemory"] as? Int ?? 0 > 0
        })
      let site = try #require(exports["site"] as? [String: Any])
      // The pictured articles come on top.
      #expect(site["articles"] as? Int == 103 && site["pages"] as? Int ?? 0 > 103)
      let start = try #require((site["start"] as? [String: Any])?["p50"] as? Double)
      let change = try #require((site["change"] as? [String: Any])?["p50"] as? Double)
      let beyond = try #require(site["beyondStart"] as? Double)
      // The numbers are rounded.
      #expect(start > 0 && abs(change - start - beyond) < 0.01)

      let transfer = try await Self.report(["transfer", "--events", "1000"], environment)
      #expect((transfer["log"] as? [String: Any])?["events"] as? Int == 1_000)
      #expect(transfer["ratio"] as? Double ?? 0 > 0)
    }
  }
}
