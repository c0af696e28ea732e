import Editorial
import Foundation
package import Newsroom
package import PostgreSQL

/// A newsroom in a scratch database, or on a cluster, with a generated log.
package struct BenchmarkDatabase: Sendable {
  package let newsroom: Newsroom
  /// The operating system's user; on a cluster, an admin of the staff.
  package let member: Member
  /// As a superuser, without a limit for answers.
  package let settings: ConnectionSettings
  /// The address of the database, to inspect it.
  package let url: String
  /// Nil on a cluster.
  private let scratch: ScratchDatabase?

  /// - Parameters:
  ///   - address: A database of the private server, which is started if necessary.
  ///   - visitors: The logins that the benchmark adds to the staff.
  ///   - connections: How the newsroom uses its connections.
  ///   - isKept: Whether to keep the database after the benchmark.
  package static func begin(
    on address: DatabaseAddress, visitors: [String] = [], connections: ConnectionPolicy = .init(),
    isKept: Bool, report: @escaping @Sendable (String) -> Void
  ) async throws -> BenchmarkDatabase {
    let scratch = try await ScratchDatabase.begin(
      on: address, for: "bench", people: Staff().everyone.map(\.name) + visitors, isKept: isKept,
      report: report)
    do {
      // The scratch database has been reported already.
      let newsroom = try await Newsroom.open(scratch.address, connections: connections)
      let url = try scratch.url()
      return BenchmarkDatabase(
        newsroom: newsroom, member: try await newsroom.acting(),
        settings: try ConnectionSettings(url: url), url: url, scratch: scratch)
    } catch {
      try? await scratch.end()
      throw error
    }
  }

  /// Runs `body` with such a database, and removes it afterwards.
  package static func with<R: Sendable>(
    on address: DatabaseAddress, visitors: [String] = [], connections: ConnectionPolicy = .init(),
    isKept: Bool, report: @escaping @Sendable (String) -> Void,
    _ body: (BenchmarkDatabase) async throws -> R
  ) async throws -> R {
    let database = try await begin(
      on: address, visitors: visitors, connections: connections, isKept: isKept, report: report)
    do {
      let answer = try await body(database)
      try await database.end()
      return answer
    } catch {
      // Throw the first error.
      try? await database.end()
      throw error
    }
  }

  /// Opens an empty newsroom on a cluster, and adds the staff. Close the newsroom afterwards.
  static func begin(
    on cluster: PatroniCluster, connections: ConnectionPolicy
  ) async throws -> BenchmarkDatabase {
    try await cluster.createNewsroom()
    let (url, staff) = (cluster.url(), Staff())
    let settings = try ConnectionSettings(url: url)
    try await Pool.once(settings) { try LogLoader.addPeople(staff, on: &$0) }
    let newsroom = try await Newsroom.open(.shared(url: url), connections: connections)
    return BenchmarkDatabase(
      newsroom: newsroom, member: try await newsroom.acting(as: staff.admins[0].name),
      settings: settings, url: url, scratch: nil)
  }

  /// Fills the log, and tidies its tables.
  ///
  /// - Returns: The time to fill the log.
  package func load(
    events: Int, seed: UInt64, withTexts: Bool = true, progress: BenchmarkProgress
  ) async throws -> Duration {
    progress.begin("generating the log", events, "events")
    let duration = try await ContinuousClock().measure {
      try await LogLoader(settings, withTexts: withTexts)
        .load(events: events, seed: seed, progress: progress.advance)
    }
    progress.begin("tidying", nil, "tables")
    try await asSuperuser { try LogLoader.tidy(on: &$0) }
    return duration
  }

  /// The oldest articles, whose events are all in the loaded log.
  func firstArticles(_ count: Int) async throws -> [UUID] {
    try await asSuperuser { connection in
      try connection.execute(
        "SELECT stream FROM galley.events WHERE version = 1 ORDER BY position LIMIT \(count)"
      ).map { try $0.value(at: 0) }
    }
  }

  /// Runs `body` on a separate connection as the superuser.
  package func asSuperuser<R: Sendable>(
    _ body: @Sendable @escaping (inout Connection) throws -> R
  ) async throws -> R {
    try await Pool.once(settings, body)
  }

  private func end() async throws {
    await newsroom.close()
    try await scratch?.end()
  }
}

/// Reports the progress of a benchmark.
package struct BenchmarkProgress: Sendable {
  /// Called when a phase begins, with its name, the amount of work if known, and the unit.
  package let begin: @Sendable (_ phase: String, _ total: Int?, _ unit: String) -> Void
  /// Called with the amount of work done in the phase.
  package let advance: @Sendable (Int) -> Void

  package init(
    begin: @escaping @Sendable (_ phase: String, _ total: Int?, _ unit: String) -> Void,
    advance: @escaping @Sendable (Int) -> Void
  ) {
    self.begin = begin
    self.advance = advance
  }
}
