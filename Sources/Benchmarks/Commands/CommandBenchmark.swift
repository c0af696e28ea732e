import Digests
import Editorial
import EmbeddedPostgreSQL
import Foundation
import Newsroom
import PostgreSQL

/// How many commands per second one process carries out for many concurrent clients, on the full
/// path. It is compared with the number of bare rows that the server inserts from as many
/// connections and, if requested, with message-db.
package struct CommandBenchmark: Sendable {
  let runs: AlternatingRuns
  /// Whether to measure the latency at fractions of the maximal rate, too.
  let withLoad: Bool
  /// Whether to measure writing to one and the same article, too.
  let withHotArticle: Bool
  /// The SQL of message-db, to measure it too.
  let messageDB: MessageDBFiles?

  /// The number of events in the log at the start.
  private static let events = 10_000

  package init(
    clients: Int, seconds: Double, runs: Int, seed: UInt64, withLoad: Bool, withHotArticle: Bool,
    messageDB: MessageDBFiles?
  ) {
    self.runs = AlternatingRuns(
      work: "commands", clients: clients, seconds: seconds, runs: runs, seed: seed)
    self.withLoad = withLoad
    self.withHotArticle = withHotArticle
    self.messageDB = messageDB
  }

  package func run(
    in database: BenchmarkDatabase, progress: BenchmarkProgress
  ) async throws -> CommandReport {
    _ = try await database.load(events: Self.events, seed: runs.seed, progress: progress)
    let staff = Staff()
    let desk = Desk(
      editor: try await database.newsroom.acting(as: staff.editors[0].name),
      admin: try await database.newsroom.acting(as: staff.admins[0].name),
      texts: Self.articles(seed: runs.seed), clients: runs.clients)
    let rate = try await rate(of: desk, in: database, progress)
    let load = withLoad ? try await self.load(on: desk, rate: rate, in: database, progress) : nil
    guard withHotArticle else { return CommandReport(rate: rate, load: load, hot: nil) }
    // A second newsroom has its own cache, as in another process.
    return try await Newsroom.with(database.newsroom.address) { other in
      let stranger = try await other.acting(as: staff.editors[1].name)
      return CommandReport(
        rate: rate, load: load, hot: try await contend(desk, with: stranger, progress))
    }
  }

  private func rate(
    of desk: Desk, in database: BenchmarkDatabase, _ progress: BenchmarkProgress
  ) async throws -> RateReport {
    func measure(beside messageDB: MessageDB?) async throws -> RateReport {
      try await Pool.with(database.settings, maximum: 2) { pool in
        let calls = CallLimit(on: pool, texts: desk.texts, clients: runs.clients, staff: Staff())
        return try await runs.measure(
          in: database, messageDB: messageDB, calls: calls.run, progress: progress
        ) { duration in
          try await desk.work(for: duration, progress: progress)
        }
      }
    }
    guard let messageDB else { return try await measure(beside: nil) }
    let server = try DatabaseAdministration(database.newsroom.address).server()
    return try await MessageDB.with(
      messageDB, psql: try server.path(ofProgram: "psql"), beside: database.settings,
      clients: runs.clients, measure)
  }

  private func load(
    on desk: Desk, rate: RateReport, in database: BenchmarkDatabase, _ progress: BenchmarkProgress
  ) async throws -> LoadFigures {
    progress.begin("bare rows, one client", nil, "rows")
    let single = InsertLimit(clients: 1, settings: database.settings)
    let row = TimedRun(
      try await single.run(for: .seconds(runs.seconds)), seconds: runs.seconds)
    var steps: [LoadFigures.Step] = []
    for share in LoadFigures.shares {
      let due = rate.run.perSecond * share
      progress.begin("\(Int(due)) commands a second", nil, "commands")
      let times = try await desk.work(for: .seconds(runs.seconds), due: due, progress: progress)
      steps.append(
        LoadFigures.Step(
          share: share, due: due, run: TimedRun(times, seconds: runs.seconds)))
    }
    return LoadFigures(steps: steps, lonelyRow: row)
  }

  private func contend(
    _ desk: Desk, with stranger: Member, _ progress: BenchmarkProgress
  ) async throws -> HotFigures {
    guard let slug = Slug("hot-article") else { preconditionFailure("a slug is words") }
    progress.begin("one article", nil, "commands")
    let id = try await desk.editor.draft(desk.texts[0], slug: slug).id
    return try await HotArticle(
      id: id, members: [desk.editor, stranger], writers: runs.clients
    ).measure(seconds: runs.seconds)
  }

  /// Texts of 2 to 5 KB, with everything that is required to submit them.
  static func articles(seed: UInt64) -> [WrittenArticle] {
    var random = SeededRandom(seed: seed)
    guard let english = Vocabulary.english else { preconditionFailure("English has words") }
    let prose = Prose(vocabulary: english)
    return (0..<64).map { _ in
      let manuscript = SyntheticText(in: prose, using: &random)
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
