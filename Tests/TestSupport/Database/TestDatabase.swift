import Foundation
package import PostgreSQL

/// A database for one test. It is dropped after the test.
///
/// ```swift
/// @Suite(.database) struct AppendTests {
///   let database = TestDatabase.current
///
///   @Test func `an editor may draft`() async throws {
///     let store = database.eventStore(as: "eva")
/// ```
package struct TestDatabase: Sendable {
  /// How a database is created.
  package enum Origin: Sendable {
    /// Migrated, with the ``Cast``.
    case newsroom
    case empty
    /// A copy of the newsroom's database whose name the closure returns.
    case copy(of: @Sendable () async throws -> String)
  }

  /// The server on which a database is created.
  package enum Place: Sendable {
    case usual
    /// The one that has a ``Standby``.
    case replicated

    func server() throws -> TestServer {
      switch self {
      case .usual: try TestServer.running()
      case .replicated: try StandbyServer.running().primary
      }
    }
  }

  package let name: String
  /// As a superuser.
  package let settings: ConnectionSettings

  static let template = "galley_template"

  @TaskLocal private static var scoped: TestDatabase?

  /// The database of the running test.
  package static var current: TestDatabase {
    guard let scoped else { preconditionFailure("the suite lacks the trait .database") }
    return scoped
  }

  /// Runs `body` with a new database. Drops the database afterwards, even if somebody is connected.
  package static func with<R>(
    _ origin: Origin, on place: Place = .usual, _ body: (TestDatabase) async throws -> R
  ) async throws -> R {
    let database = try await make(origin, on: place)
    let outcome: Result<R, any Error>
    do {
      outcome = .success(try await body(database))
    } catch {
      outcome = .failure(error)
    }
    _ = try await place.server().administration.withConnection { connection in
      try connection.execute("DROP DATABASE \(identifier: database.name) WITH (FORCE)")
      try connection.script("DROP ROLE IF EXISTS \"\(database.memberRole)\"")
    }
    return try outcome.get()
  }

  /// Creates a database that exists until the server ends.
  static func make(_ origin: Origin, on place: Place = .usual) async throws -> TestDatabase {
    let server = try place.server()
    let name = "test_\(UUID().uuidString.prefix(13).lowercased())"
    let database = TestDatabase(name: name, settings: server.settings.with(database: name))
    let original: String? =
      switch origin {
      case .empty: nil
      case .newsroom: template
      case .copy(let name): try await name()
      }
    try await server.administration.withConnection { try database.create(as: original, on: &$0) }
    return database
  }

  /// As ``with(_:_:)``. The database is ``current`` in `body`.
  static func scope(
    _ origin: Origin, on place: Place = .usual, performing body: () async throws -> Void
  ) async throws {
    try await with(origin, on: place) { database in
      try await $scoped.withValue(database) { try await body() }
    }
  }

  /// The role that only the people of this newsroom are members of.
  package var memberRole: String { Self.memberRole(of: name) }

  private static func memberRole(of database: String) -> String { "galley_member_\(database)" }

  /// Copies the database `original`, or creates an empty one.
  ///
  /// A copy has the objects of its original, but neither its owner nor its privileges. The member
  /// role of the copy gets the same rights. The owner grants this role to the people, because since
  /// PostgreSQL 16 only the role that granted a membership can revoke it. The server copies files,
  /// which is faster in memory than logging every page.
  private func create(as original: String?, on connection: inout Connection) throws {
    guard let original else {
      try connection.execute(
        "CREATE DATABASE \(identifier: name) TEMPLATE template0 STRATEGY file_copy")
      return
    }
    try connection.execute(
      """
      CREATE DATABASE \(identifier: name)
      TEMPLATE \(identifier: original) STRATEGY file_copy OWNER galley_owner
      """)
    let people = Cast.allCases.map(\.login).joined(separator: ", ")
    try connection.script(
      """
      CREATE ROLE "\(memberRole)" IN ROLE "\(Self.memberRole(of: original))";
      GRANT "\(memberRole)" TO galley_owner WITH ADMIN OPTION;
      SET ROLE galley_owner;
      GRANT "\(memberRole)" TO \(people), galley_desk;
      RESET ROLE;
      REVOKE ALL ON DATABASE "\(name)" FROM PUBLIC;
      GRANT CREATE, CONNECT ON DATABASE "\(name)" TO galley_projector;
      GRANT CONNECT ON DATABASE "\(name)" TO "\(memberRole)";
      """)
    var newsroom = try Connection(settings)
    try newsroom.execute("UPDATE galley.newsroom SET member_role = \(memberRole)")
  }
}
