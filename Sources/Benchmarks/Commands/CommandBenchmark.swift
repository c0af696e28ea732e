import Digests
import Editorial
import Foundation
import Newsroom
import PostgreSQL

/// How many commands of the desk a second one process carries out for many clients at once, on the
/// full path, against what the server takes of bare rows from as many connections.
package struct CommandBenchmark: Sendable {
  let clients: Int
  let seconds: Int
  let runs: Int
  let seed: UInt64

  /// Events of the log before.
  private static let events = 10_000
  /// In which connections are opened and statements are planned; it does not count.
  private static let warmUp = Duration.seconds(2)

  package init(clients: Int, seconds: Int, runs: Int, seed: UInt64) {
    self.clients = clients
    self.seconds = seconds
    self.runs = runs
    self.seed = seed
  }

  package func run(
    in database: BenchmarkDatabase, progress: BenchmarkProgress
  ) async throws -> CommandReport {
    _ = try await database.load(events: Self.events, seed: seed, progress: progress)
    let limit = InsertLimit(clients: clients, settings: database.settings)
    let server = try await database.asSuperuser { connection in
      try limit.prepare(on: &connection)
      return try ServerFacts(on: &connection)
    }
    let texts = articles()
    let staff = Staff()
    let address = database.newsroom.address
    let editor = try await Newsroom.open(address, as: staff.editors[0].name)
    let admin = try await Newsroom.open(address, as: staff.admins[0].name, beside: editor)
    var rows: [CommandReport.Run] = []
    var commands: [CommandReport.Run] = []
    do {
      progress.begin("warming up", nil, "commands")
      _ = try await work(by: editor, admin, on: texts, for: Self.warmUp, progress)
      for number in 1...runs {
        progress.begin("bare rows, \(number) of \(runs)", nil, "rows")
        let times = try await limit.run(for: .seconds(seconds))
        rows.append(CommandReport.Run(times, seconds: seconds))
        progress.begin("commands, \(number) of \(runs)", nil, "commands")
        let took = try await work(by: editor, admin, on: texts, for: .seconds(seconds), progress)
        commands.append(CommandReport.Run(took, seconds: seconds))
      }
    } catch {
      await editor.close()
      await admin.close()
      throw error
    }
    await editor.close()
    await admin.close()
    return CommandReport(
      machine: .current(), server: server, clients: clients, seconds: seconds, seed: seed,
      rows: rows, commands: commands)
  }

  /// - Returns: What each command took that was answered in time.
  private func work(
    by editor: Newsroom, _ admin: Newsroom, on texts: [WrittenArticle], for duration: Duration,
    _ progress: BenchmarkProgress
  ) async throws -> [Duration] {
    let end = ContinuousClock.now + duration
    let answers = try await withThrowingTaskGroup { group in
      for number in 0..<clients {
        group.addTask {
          try await DeskClient(number: number, editor: editor, admin: admin, texts: texts)
            .work(until: end)
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    progress.advance(answers.count)
    return answers.filter { $0.at <= end }.map(\.took)
  }

  /// Texts of 2 to 5 KB, with all that a text needs to be submitted.
  private func articles() -> [WrittenArticle] {
    var random = SeededRandom(seed: seed)
    guard let english = Vocabulary.english else { preconditionFailure("English has words") }
    let prose = Prose(vocabulary: english)
    return (0..<64).map { _ in
      let manuscript = Manuscript(in: prose, using: &random)
      guard let day = CalendarDate(daysSince1970: 20_000) else {
        preconditionFailure("there is such a day")
      }
      let content = Content(
        headline: prose.line(4...9, using: &random),
        standfirst: prose.sentence(using: &random), byline: ["Ada Keller"],
        dateline: Dateline(place: "Bruges", date: day, source: "GNA"), section: "region",
        keywords: ["ferry", "harbour"], language: prose.vocabulary.language,
        manuscript: Digest(of: []), wordCount: manuscript.wordCount)
      return WrittenArticle(content: content, body: manuscript.text)
    }
  }
}
