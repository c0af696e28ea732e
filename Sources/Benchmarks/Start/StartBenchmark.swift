import Editorial
import EditorialReadModels
import Foundation
import Newsroom

/// How long galley takes as a whole process, from its start to its end, beside psql's own binary
/// with the same queries: the one after the other, again and again, so that what else the machine
/// does meets both.
package struct StartBenchmark: Sendable {
  let runs: Int
  let seed: UInt64
  /// psql's own binary, and no wrapper around it.
  let psql: String

  /// Events of the log before.
  private static let events = 1_000
  /// Rounds that do not count, in which files are read and read models made.
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
    let pairs = pairs(article, slug: StartArticle.slug, url: try database.url())
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
    let galley: TimedProgram
    let psql: TimedProgram
  }

  private func pairs(_ article: UUID, slug: String, url: String) -> [Pair] {
    let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().path
    let desk = ["--database", url, "--as", Staff().editors[0].name]
    let queue = QueueQuery(limit: 50)
    func asking(_ command: [String], _ queries: [String]) -> Pair {
      Pair(
        command: "galley \(command.joined(separator: " "))", beside: "psql, the same queries",
        galley: TimedProgram(path: program, arguments: desk + command),
        psql: TimedProgram(
          path: psql,
          arguments: ["--no-psqlrc", "--dbname", url] + queries.flatMap { ["--command", $0] }))
    }
    return [
      asking(["show", slug], StartQueries.show(article, slug: slug)),
      asking(["queue"], StartQueries.queue(queue)),
      Pair(
        command: "galley --help", beside: "psql --version",
        galley: TimedProgram(path: program, arguments: ["--help"]),
        psql: TimedProgram(path: psql, arguments: ["--version"])),
    ]
  }

  /// - Returns: Of each program in its place, what every run took.
  private func measure(
    _ programs: [TimedProgram], _ progress: BenchmarkProgress
  ) throws -> [[Duration]] {
    progress.begin("starting programs", runs + Self.warmUp, "rounds")
    var times = [[Duration]](repeating: [], count: programs.count)
    for round in 1...(runs + Self.warmUp) {
      for (index, program) in programs.enumerated() {
        let took = try program.run()
        if round > Self.warmUp { times[index].append(took) }
      }
      progress.advance(round)
    }
    return times
  }
}
