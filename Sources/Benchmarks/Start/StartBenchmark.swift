import Editorial
import EditorialReadModels
import Foundation
import Newsroom

/// The time of the program as a process, from start to end, compared with psql with the same
/// queries. The two run alternately, so that other activity on the machine affects both.
package struct StartBenchmark: Sendable {
  let runs: Int
  let seed: UInt64
  /// The path of the real psql binary, not of a wrapper script.
  let psql: String

  /// The number of events in the log at the start.
  private static let events = 1_000
  /// The number of rounds at the start that do not count, because files are read and read models
  /// built.
  private static let warmUp = 5

  package init(runs: Int, seed: UInt64, psql: String) {
    self.runs = runs
    self.seed = seed
    self.psql = psql
  }

  package func run(
    in database: BenchmarkDatabase, progress: BenchmarkProgress
  ) async throws -> StartReport {
    _ = try await database.load(events: Self.events, seed: seed, progress: progress)
    let article = try await StartArticle.publish(in: database.newsroom)
    let pairs = pairs(article, slug: StartArticle.slug, url: database.url)
    let times = try measure(pairs.flatMap { [$0.galley, $0.psql] }, progress)
    return StartReport(
      machine: .current(), server: try await database.asSuperuser { try ServerFacts(on: &$0) },
      runs: runs, seed: seed,
      comparisons: pairs.enumerated().map { index, pair in
        StartReport.Comparison(
          pair.command, beside: pair.beside, galley: times[2 * index], psql: times[2 * index + 1])
      })
  }

  private struct Pair {
    let command: String
    let beside: String
    let galley: ChildProgram
    let psql: ChildProgram
  }

  private func pairs(_ article: UUID, slug: String, url: String) -> [Pair] {
    let person = Staff().editors[0].name
    let queue = QueueQuery(limit: 50)
    func asking(_ command: [String], _ queries: [String]) -> Pair {
      Pair(
        command: "galley \(command.joined(separator: " "))", beside: "psql, the same queries",
        galley: .galley(command, as: person, on: url),
        psql: ChildProgram(
          path: psql,
          arguments: ["--no-psqlrc", "--dbname", url] + queries.flatMap { ["--command", $0] }))
    }
    return [
      asking(["show", slug], StartQueries.show(article, slug: slug)),
      asking(["queue"], StartQueries.queue(queue)),
      Pair(
        command: "galley --help", beside: "psql --version",
        galley: .galley(["--help"], as: person, on: url),
        psql: ChildProgram(path: psql, arguments: ["--version"])),
    ]
  }

  /// - Returns: For each program, the time of every run.
  private func measure(
    _ programs: [ChildProgram], _ progress: BenchmarkProgress
  ) throws -> [[Duration]] {
    progress.begin("starting programs", runs + Self.warmUp, "rounds")
    var times = [[Duration]](repeating: [], count: programs.count)
    for round in 1...(runs + Self.warmUp) {
      for (index, program) in programs.enumerated() {
        let took = try ContinuousClock().measure { try program.run() }
        if round > Self.warmUp { times[index].append(took) }
      }
      progress.advance(round)
    }
    return times
  }
}
