import EditorialReadModels
import Foundation
import Newsroom
import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

@testable import EmbeddedPostgreSQL

/// A newsroom on a test's own private server.
struct PrivateNewsroom {
  /// It says where the newsroom is.
  let environment: [String: String]
  let server: EmbeddedServer
  let admin: Member
  /// As a superuser, for what no command answers.
  let settings: ConnectionSettings
  private let asker: Pool

  static let models = ReadModels.all.map { $0.name }

  private static func address(_ home: String) -> DatabaseAddress {
    .embedded(home: home, database: DatabaseAddress.defaultDatabase)
  }

  /// Opens or creates the newsroom.
  init(environment: [String: String]) async throws {
    let home = try #require(environment["GALLEY_HOME"])
    self.environment = environment
    server = EmbeddedServer(home: home)
    admin = try await Newsroom.open(Self.address(home)).acting()
    settings = ConnectionSettings(
      socketDirectory: server.socketDirectory, port: server.port,
      database: DatabaseAddress.defaultDatabase, user: server.superuser)
    asker = Pool(settings, maximum: 1)
  }

  func member(as person: String) async throws -> Member {
    try await Newsroom.open(Self.address(server.homeDirectory)).acting(as: person)
  }

  func launch(_ words: String...) throws -> LaunchedProgram {
    try LaunchedProgram(words, environment: environment)
  }

  /// The output of a command, which must succeed.
  @discardableResult
  func text(_ words: String..., as person: String? = nil, stdin: String = "") async throws
    -> String
  {
    let outcome = try await program((person.map { ["--as", $0] } ?? []) + words, stdin: stdin)
    try #require(outcome.exitCode == 0, "\(words): \(outcome.stderr)")
    return outcome.stdout
  }

  func program(_ words: [String], stdin: String = "") async throws -> GalleyBinary.Outcome {
    try await GalleyBinary().run(words, stdin: stdin, environment: environment)
  }

  /// Runs statements as a superuser.
  func run(_ sql: String) async throws {
    try await asker.withConnection { try $0.script(sql) }
  }

  func value<T: PostgresDecodable & Sendable>(
    _ query: Query, as type: T.Type = T.self
  ) async throws -> T {
    try await asker.withConnection { try $0.execute(query)[0].value(at: 0) }
  }

  /// Waits until `condition` is true. The server may be down in the meantime.
  ///
  /// - Throws: After two minutes.
  func wait(until condition: Query, _ words: Comment) async throws {
    let deadline = ContinuousClock.now + .seconds(120)
    while ContinuousClock.now < deadline {
      if try await isTrue(condition) { return }
      try await Task.sleep(for: .milliseconds(10))
    }
    try #require(Bool(false), "waited in vain until \(words)")
  }

  private func isTrue(_ condition: Query) async throws -> Bool {
    do {
      return try await value(condition)
    } catch let error as PostgresError
      where error.kind == .connectionLost || error.kind == .unreachable
    {
      return false
    }
  }

  /// Waits until somebody has brought all read models to the end of the log.
  func waitForModels() async throws {
    let position: Int64 = try await value("SELECT galley.last_position()")
    try await wait(
      until: """
        SELECT count(*) = \(Self.models.count) AND bool_and(checkpoint >= \(position))
        FROM read.builds WHERE status = 'live'
        """, "the read models were at \(position)")
  }

  /// Starts the server if it was killed. Waits until it answers and has released the locks of
  /// killed processes.
  func recover() async throws {
    try server.start()
    try await wait(
      until: """
        SELECT NOT EXISTS (
          SELECT FROM pg_locks WHERE locktype = 'advisory' AND classid IN (105, 107)
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
        """, "the killed processes had gone")
  }
}
