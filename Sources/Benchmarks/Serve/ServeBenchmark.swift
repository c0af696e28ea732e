import Editorial
import EditorialReadModels
import Foundation
import Newsroom
import PlainText
import PostgresEventStore

/// How fast the web desk answers people who are signed in, compared with the statements that its
/// pages need and with a file that nginx serves.
package struct ServeBenchmark: Sendable {
  let articles: Int
  let connections: Int
  let seconds: Int
  let runs: Int
  let seed: UInt64
  /// How many people are signed in, and how many clients listen; 0 to leave them out.
  let crowd: Int
  /// The path of the real pgbench, not of a wrapper script.
  let pgbench: String

  /// The most people.
  package static let mostPeople = Crowd.most

  /// The logins of the crowd.
  package static func crowdNames(_ count: Int) -> [String] { Crowd(count).names }

  /// The people who are signed in.
  private static let visitors = 8
  /// The articles for which a mixed load asks.
  private static let asked = 200
  /// The connections of pgbench: as many as the desk has for itself.
  private static let databaseConnections = 8

  package init(
    articles: Int, connections: Int, seconds: Int, runs: Int, crowd: Int, seed: UInt64,
    pgbench: String
  ) {
    (self.articles, self.connections, self.crowd) = (articles, connections, crowd)
    (self.seconds, self.runs, self.seed, self.pgbench) = (seconds, runs, seed, pgbench)
  }

  package func run(
    in database: BenchmarkDatabase, progress: BenchmarkProgress
  ) async throws -> ServeReport {
    let events = articles * SyntheticNewsroom.eventsPerArticle
    _ = try await database.load(events: events, seed: seed, progress: progress)
    progress.begin("building the read models", nil, "events")
    _ = try await database.member.rebuild(ReadModels.all.map { $0.name })
    let stop = StopSignal()
    let worker = try database.member.worker(maximumWait: .milliseconds(50)) { _ in }
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { _ = try await worker.run(until: stop) }
      defer { stop.raise() }
      return try await measure(in: database, progress)
    }
  }

  private func measure(
    in database: BenchmarkDatabase, _ progress: BenchmarkProgress
  ) async throws -> ServeReport {
    let ids = try await database.firstArticles(Self.asked)
    guard let first = ids.first else { throw Failure(.failed, "the newsroom has no article") }
    progress.begin("carrying out due schedules", nil, "schedules")
    // A page that is read while they are carried out waits for the read models.
    while try await database.member.schedules().due > 0 {
      try await Task.sleep(for: .milliseconds(100))
    }
    progress.begin("starting the desk", nil, "desks")
    let desk = try await DeskProcess.start(on: database.newsroom.address)
    defer { desk.stop() }
    let visitors = try await signIn(at: desk, formOn: DeskVisitor.page(of: first), in: database)
    var pages: [ServedPage] = []
    for (name, path) in [
      ("an article", DeskVisitor.page(of: first)), ("a list", "/desk/articles"),
      ("the queue", "/desk/queue"),
    ] {
      pages.append(
        try await page(name, path, for: visitors[0], at: desk, in: database, progress))
    }
    var mixed: [ServedRun] = []
    for number in 1...runs {
      progress.begin("mixed load, \(number) of \(runs)", nil, "requests")
      mixed.append(
        try await wrk.run(MixedLoad(visitors: visitors, articles: ids).script, at: desk.url))
    }
    let memory = desk.memory
    let crowd =
      crowd == 0
      ? nil
      : try await Crowd(crowd).measure(at: desk, asking: ids, wrk, in: database, progress)
    return ServeReport(
      machine: .current(), server: try await database.asSuperuser { try ServerFacts(on: &$0) },
      seed: seed, articles: articles, connections: connections, pages: pages, mixed: mixed,
      memory: memory, crowd: crowd)
  }

  private var wrk: WrkRun { WrkRun(connections: connections, seconds: seconds) }

  private func signIn(
    at desk: DeskProcess, formOn page: String, in database: BenchmarkDatabase
  ) async throws -> [DeskVisitor] {
    let password = try Password(Array(DeskVisitor.password.utf8))
    var visitors: [DeskVisitor] = []
    for person in Staff().editors.prefix(Self.visitors) {
      try await database.member.setPassword(of: person.name, to: password)
      visitors.append(try DeskVisitor.signIn(person.name, at: desk, formOn: page))
    }
    return visitors
  }

  /// Measures a page, the same page written already, its statements and a file of its size in turn.
  private func page(
    _ name: String, _ path: String, for visitor: DeskVisitor, at desk: DeskProcess,
    in database: BenchmarkDatabase, _ progress: BenchmarkProgress
  ) async throws -> ServedPage {
    let address = database.newsroom.address
    let answer = try HTTPExchange.get("\(desk.url)\(path)", cookie: visitor.cookie)
    guard answer.status == 200 else {
      throw Failure(.failed, "the desk answers \(path) with \(answer.status)")
    }
    try desk.writeFile(ofSize: answer.body.utf8.count)
    let trace = try await RequestTrace.record(path, by: visitor, on: address)
    let script = try await database.asSuperuser { try trace.script(on: &$0) }
    guard case .shared(let line) = address.forDesk else { preconditionFailure("a private server") }
    let statements = PgbenchRun(
      program: pgbench, connections: Self.databaseConnections, seconds: seconds, database: line)
    let written = WrittenPage(
      page: Array(answer.body.utf8), trace: trace, database: line,
      connections: Self.databaseConnections)
    return try await written.serve { url in
      var served = ServedPage(
        name: name, bytes: answer.body.utf8.count, statements: trace.statements,
        roundTrips: trace.rounds.count)
      // The first run opens connections and plans statements.
      for number in 0...runs {
        progress.begin("\(name), \(number) of \(runs)", nil, "requests")
        let before = desk.processorTime
        let run = try await wrk.run(
          WrkRun.asking(for: path, cookie: visitor.cookie), at: desk.url)
        let spent = desk.processorTime - before
        let limit = try await wrk.run(WrkRun.asking(for: path), at: url)
        guard number > 0 else { continue }
        served.runs.append(run)
        served.processorTimes.append(
          spent / .microseconds(1) / (run.perSecond * Double(seconds)))
        served.limit.append(limit.perSecond)
        served.pgbench.append(try statements.run(script))
        served.file.append(
          try await wrk.run(WrkRun.asking(for: "/\(DeskProcess.fileName)"), at: desk.url)
            .perSecond)
      }
      return served
    }
  }
}
