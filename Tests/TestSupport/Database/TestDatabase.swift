import Foundation
package import PostgreSQL

/// A database that belongs to one test, and goes with it.
///
/// ```swift
/// @Suite(.database) struct AppendTests {
///   let database = TestDatabase.current
///
///   @Test func `an editor may draft`() async throws {
///     let store = database.eventStore(as: "eva")
/// ```
package struct TestDatabase: Sendable {
  /// What a database is made as.
  package enum Origin: Sendable {
    /// Migrated, with the ``Cast``.
    case newsroom
    case empty
  }

  package let name: String
  /// As a superuser.
  package let settings: ConnectionSettings

  static let template = "galley_template"

  @TaskLocal private static var scoped: TestDatabase?

  /// The database of the test that runs.
  package static var current: TestDatabase {
    guard let scoped else { preconditionFailure("the suite lacks the trait .database") }
    return scoped
  }

  /// Runs `body` with a new database and drops it afterwards, also while somebody is in it.
  package static func with<R>(
    _ origin: Origin, _ body: (TestDatabase) async throws -> R
  ) async throws -> R {
    let server = try TestServer.running()
    let name = "test_\(UUID().uuidString.prefix(13).lowercased())"
    let database = TestDatabase(name: name, settings: server.settings.with(database: name))
    try await server.administration.withConnection { try database.create(origin, on: &$0) }
    let outcome: Result<R, any Error>
    do {
      outcome = .success(try await body(database))
    } catch {
      outcome = .failure(error)
    }
    _ = try await server.administration.withConnection { connection in
      try connection.execute("DROP DATABASE \(identifier: name) WITH (FORCE)")
      try connection.script("DROP ROLE IF EXISTS \"\(database.memberRole)\"")
    }
    return try outcome.get()
  }

  /// As ``with(_:_:)``, the database being ``current`` in `body`.
  static func scope(
    _ origin: Origin, performing body: () async throws -> Void
  ) async throws {
    try await with(origin) { database in
      try await $scoped.withValue(database) { try await body() }
    }
  }

  /// The role of the people of this newsroom alone.
  package var memberRole: String { "galley_member_\(name)" }

  /// A copy has its template's objects, but neither its owner nor its privileges. Its member role has
  /// the rights of the template's.
  private func create(_ origin: Origin, on connection: inout Connection) throws {
    switch origin {
    case .empty:
      try connection.execute("CREATE DATABASE \(identifier: name) TEMPLATE template0")
    case .newsroom:
      try connection.execute(
        """
        CREATE DATABASE \(identifier: name)
        TEMPLATE \(identifier: Self.template) OWNER galley_owner
        """)
      let people = Cast.allCases.map(\.login).joined(separator: ", ")
      try connection.script(
        """
        CREATE ROLE "\(memberRole)" IN ROLE "galley_member_\(Self.template)";
        GRANT "\(memberRole)" TO galley_owner WITH ADMIN OPTION;
        SET ROLE galley_owner;
        GRANT "\(memberRole)" TO \(people);
        RESET ROLE;
        REVOKE ALL ON DATABASE "\(name)" FROM PUBLIC;
        GRANT CREATE, CONNECT ON DATABASE "\(name)" TO galley_projector;
        GRANT CONNECT ON DATABASE "\(name)" TO "\(memberRole)";
        """)
      var newsroom = try Connection(settings)
      try newsroom.execute("UPDATE galley.newsroom SET member_role = \(memberRole)")
    }
  }
}
