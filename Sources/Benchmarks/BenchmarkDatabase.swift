import Editorial
import Foundation
package import Newsroom
package import PostgreSQL

/// A newsroom in a scratch database, with a made-up log.
package struct BenchmarkDatabase: Sendable {
  package let newsroom: Newsroom
  /// The operating system's user.
  package let member: Member
  /// As a superuser.
  package let settings: ConnectionSettings
  private let scratch: ScratchDatabase

  /// - Parameters:
  ///   - address: In the private server, which is started if it does not run.
  ///   - isKept: Whether the database stays when the benchmark has ended.
  package static func begin(
    on address: DatabaseAddress, isKept: Bool, report: @escaping @Sendable (String) -> Void
  ) async throws -> BenchmarkDatabase {
    let scratch = try await ScratchDatabase.begin(
      on: address, for: "bench", people: Staff().everyone.map(\.name), isKept: isKept,
      report: report)
    do {
      // The one that is made says so, and that is no news here.
      let newsroom = try await Newsroom.open(scratch.address)
      return BenchmarkDatabase(
        newsroom: newsroom, member: try await newsroom.acting(),
        settings: try ConnectionSettings(url: scratch.url()), scratch: scratch)
    } catch {
      try? await scratch.end()
      throw error
    }
  }

  /// Lets `body` work in a database of this kind, which goes when it has ended.
  package static func with<R: Sendable>(
    on address: DatabaseAddress, isKept: Bool, report: @escaping @Sendable (String) -> Void,
    _ body: (BenchmarkDatabase) async throws -> R
  ) async throws -> R {
    let database = try await begin(on: address, isKept: isKept, report: report)
    do {
      let answer = try await body(database)
      try await database.end()
      return answer
    } catch {
      // What went wrong first is what is to be told.
      try? await database.end()
      throw error
    }
  }

  /// What `--database` takes to look at it.
  package func url() throws -> String { try scratch.url() }

  /// Fills the log, and lets the server put it in order as it would in time by itself, so that it
  /// does not while something is measured.
  ///
  /// - Returns: How long the filling took.
  package func load(
    events: Int, seed: UInt64, withTexts: Bool = true, progress: BenchmarkProgress
  ) async throws -> Duration {
    progress.begin("making up the log", events, "events")
    let started = ContinuousClock.now
    try await LogLoader(settings, withTexts: withTexts)
      .load(events: events, seed: seed, progress: progress.advance)
    let duration = started.duration(to: .now)
    progress.begin("tidying", nil, "tables")
    try await asSuperuser { connection in
      for table in ["events", "texts", "claims"] {
        try connection.execute("VACUUM (FREEZE, ANALYZE) galley.\(raw: table)")
      }
      try connection.execute("CHECKPOINT")
    }
    return duration
  }

  /// The articles that were begun first, of which the loaded log says all there is to say.
  func firstArticles(_ count: Int) async throws -> [UUID] {
    try await asSuperuser { connection in
      try connection.execute(
        "SELECT stream FROM galley.events WHERE version = 1 ORDER BY position LIMIT \(count)"
      ).map { try $0.value(at: 0) }
    }
  }

  /// Runs `body` on a connection of its own.
  package func asSuperuser<R: Sendable>(
    _ body: @Sendable @escaping (inout Connection) throws -> R
  ) async throws -> R {
    let pool = Pool(settings, maximum: 1)
    do {
      let answer = try await pool.withConnection(body)
      await pool.close()
      return answer
    } catch {
      await pool.close()
      throw error
    }
  }

  private func end() async throws {
    await newsroom.close()
    try await scratch.end()
  }
}
