import PostgreSQL

/// A newsroom's database that is made once in a test process. A test that starts from it gets a copy.
///
/// ```swift
/// static let template = DatabaseTemplate { database in … }
///
/// @Suite(.database(copying: template)) struct AttackTests {
///   @Test func `…`() async throws {
///     let contents = try await template.contents
/// ```
package actor DatabaseTemplate<Contents: Sendable> {
  private struct Made: Sendable {
    let name: String
    let contents: Contents
  }

  private let prepare: @Sendable (TestDatabase) async throws -> Contents
  private var making: Task<Made, any Error>?

  /// - Parameter prepare: Fills a migrated database and closes every connection to it. It returns
  ///   what the tests must know of the database.
  package init(prepare: @escaping @Sendable (TestDatabase) async throws -> Contents) {
    self.prepare = prepare
  }

  /// What `prepare` returned. The first call makes the database.
  package var contents: Contents { get async throws { try await made.contents } }

  /// Of the database in the server.
  var name: String { get async throws { try await made.name } }

  private var made: Made {
    get async throws {
      let task = making ?? Task { [prepare] in try await Self.make(prepare) }
      making = task
      return try await task.value
    }
  }

  private static func make(
    _ prepare: @Sendable (TestDatabase) async throws -> Contents
  ) async throws -> Made {
    let database = try await TestDatabase.make(.newsroom)
    let contents = try await prepare(database)
    _ = try await TestServer.running().administration.withConnection {
      try $0.execute("ALTER DATABASE \(identifier: database.name) ALLOW_CONNECTIONS false")
    }
    return Made(name: database.name, contents: contents)
  }
}
