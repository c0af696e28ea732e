import PostgreSQL

/// A newsroom's database that is created once per test process. Each test that uses it gets a copy.
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

  /// - Parameter prepare: Fills a migrated database, and closes every connection to it. It returns
  ///   what the tests need to know about the database.
  package init(prepare: @escaping @Sendable (TestDatabase) async throws -> Contents) {
    self.prepare = prepare
  }

  /// The result of `prepare`. The first access creates the database.
  package var contents: Contents { get async throws { try await made.contents } }

  /// The name of the database.
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
