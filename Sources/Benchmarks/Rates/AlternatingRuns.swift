import PostgreSQL

/// Measures bare rows, message-db and prepared calls if requested, and some work alternately, so that all see
/// the machine in the same state.
struct AlternatingRuns {
  let work: String
  let clients: Int
  /// The duration of each run.
  let seconds: Double
  let runs: Int
  let seed: UInt64

  /// This time does not count. In it, connections are opened and statements are planned. It is not
  /// longer than a run.
  private var warmUp: Duration { .seconds(min(2, seconds)) }

  /// Works for the given time, and returns the time of each piece of work.
  typealias Work = (Duration) async throws -> [Duration]

  /// - Parameters:
  ///   - calls: Sends the calls of the work, prepared in advance; nil if there is nothing to prepare.
  ///   - body: The work.
  func measure(
    in database: BenchmarkDatabase, messageDB: MessageDB? = nil, calls: Work? = nil,
    progress: BenchmarkProgress, _ body: Work
  ) async throws -> RateReport {
    let limit = InsertLimit(clients: clients, settings: database.settings)
    let server = try await database.asSuperuser { connection in
      try limit.prepare(on: &connection)
      return try ServerFacts(on: &connection)
    }
    progress.begin("warming up", nil, work)
    _ = try await body(warmUp)
    _ = try await calls?(warmUp)
    var (rows, messages): ([TimedRun], [TimedRun]) = ([], [])
    var (called, timed): ([TimedRun], [TimedRun]) = ([], [])
    for number in 1...runs {
      progress.begin("bare rows, \(number) of \(runs)", nil, "rows")
      rows.append(TimedRun(try await limit.run(for: .seconds(seconds)), seconds: seconds))
      if let messageDB {
        progress.begin("message-db, \(number) of \(runs)", nil, "messages")
        messages.append(
          TimedRun(try await messageDB.run(for: .seconds(seconds)), seconds: seconds))
      }
      if let calls {
        progress.begin("the calls alone, \(number) of \(runs)", nil, work)
        called.append(TimedRun(try await calls(.seconds(seconds)), seconds: seconds))
      }
      progress.begin("\(work), \(number) of \(runs)", nil, work)
      timed.append(TimedRun(try await body(.seconds(seconds)), seconds: seconds))
    }
    return RateReport(
      machine: .current(), server: server, work: work, clients: clients, seconds: seconds,
      seed: seed, rows: rows, messageDB: messages, calls: called, runs: timed)
  }
}
