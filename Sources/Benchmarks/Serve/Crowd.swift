import Editorial
import Foundation
import Newsroom
import PostgreSQL

/// People who are signed in at the desk while as many clients listen to events.
struct Crowd: Sendable {
  let count: Int
  /// The most people.
  static let most = 500
  private static let commandsPerSecond = 50
  /// Who sends these commands.
  private static let authors = Staff().editors.prefix(8).map(\.name)

  init(_ count: Int) { self.count = count }

  /// Their logins.
  var names: [String] { (0..<count).map { "bench_visitor_\($0)" } }

  /// - Parameters:
  ///   - articles: For which they ask.
  ///   - wrk: How they ask.
  func measure(
    at desk: DeskProcess, asking articles: [UUID], _ wrk: WrkRun, in database: BenchmarkDatabase,
    _ progress: BenchmarkProgress
  ) async throws -> CrowdReport {
    let visitors = try await signIn(at: desk, formOn: articles[0], in: database, progress)
    progress.begin("connecting listeners", nil, "listeners")
    let token = try visitors[0].makeToken(at: desk)
    let listeners = try await EventListeners.connect(count, to: desk, token: token)
    defer { listeners.stop() }
    progress.begin("mixed load of all these people", nil, "requests")
    let mixed = try await wrk.run(
      MixedLoad(visitors: visitors, articles: articles).script, at: desk.url)
    progress.begin("commands", nil, "commands")
    let (events, delays) = try await delays(
      to: listeners, of: articles, seconds: wrk.seconds, in: database)
    return CrowdReport(
      people: count, mixed: mixed, memory: desk.memory, webServerMemory: desk.webServerMemory,
      commandsPerSecond: Self.commandsPerSecond, events: events, delays: Quantiles(delays))
  }

  private func signIn(
    at desk: DeskProcess, formOn article: UUID, in database: BenchmarkDatabase,
    _ progress: BenchmarkProgress
  ) async throws -> [DeskVisitor] {
    let password = try Password(Array(DeskVisitor.password.utf8))
    var visitors: [DeskVisitor] = []
    progress.begin("signing people in", count, "people")
    for name in names {
      _ = try await database.member.add(name, role: .editor, password: password)
      visitors.append(
        try DeskVisitor.signIn(name, at: desk, formOn: DeskVisitor.page(of: article)))
      progress.advance(visitors.count)
    }
    return visitors
  }

  /// Sends commands at a steady rate.
  ///
  /// - Returns: How many events they recorded, and the time from each event to each listener.
  private func delays(
    to listeners: EventListeners, of articles: [UUID], seconds: Int,
    in database: BenchmarkDatabase
  ) async throws -> (events: Int, delays: [Duration]) {
    let start = try await database.asSuperuser {
      try $0.execute("SELECT max(position) FROM galley.events")[0].value(at: 0, as: Int64.self)
    }
    listeners.begin(after: start)
    try await sendCommands(to: articles, seconds: seconds, in: database)
    // The last commands of the mixed load may be recorded only now.
    let authors = Self.authors
    let recorded = try await database.asSuperuser { connection in
      try connection.execute(
        """
        SELECT position, recorded_at FROM galley.events
        WHERE position > \(start) AND actor = ANY (\(authors))
        """
      ).map { (try $0.value(at: 0, as: Int64.self), try $0.value(at: 1, as: Date.self)) }
    }
    let times = Dictionary(uniqueKeysWithValues: recorded)
    let delays = try await listeners.arrivals(of: Set(times.keys)).compactMap { arrival in
      times[arrival.position].map { Duration.seconds(arrival.at.timeIntervalSince($0)) }
    }
    return (recorded.count, delays)
  }

  private func sendCommands(
    to articles: [UUID], seconds: Int, in database: BenchmarkDatabase
  ) async throws {
    var authors: [Member] = []
    for name in Self.authors { authors.append(try await database.newsroom.acting(as: name)) }
    let began = ContinuousClock.now
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<seconds * Self.commandsPerSecond {
        let (author, article) = (authors[number % authors.count], articles[number % articles.count])
        try await Task.sleep(until: began + .seconds(number) / Self.commandsPerSecond)
        group.addTask { _ = try await author.note("Checked as number \(number)", on: article) }
      }
      try await group.waitForAll()
    }
  }
}
