package import Editorial
import Foundation
package import PostgreSQL
package import PostgresEventStore

extension TestDatabase {
  /// A connection as the superuser, or as `login` by SET SESSION AUTHORIZATION.
  package func connection(as login: String? = nil) throws -> Connection {
    var connection = try Connection(settings)
    if let login { try Self.become(login, on: &connection) }
    return connection
  }

  package func pool(as login: String? = nil, maximum: Int = 8) -> Pool {
    Pool(settings, maximum: maximum) { connection in
      if let login { try Self.become(login, on: &connection) }
    }
  }

  package func session(as login: String? = nil) async throws -> Session {
    let session = try await Session(settings)
    if let login { try await session.use { try Self.become(login, on: &$0) } }
    return session
  }

  /// A session that logs in with a name and a password, as psql does; see ``url(as:)``.
  package func login(as login: String) async throws -> Session {
    try await Session(try ConnectionSettings(url: url(as: login)))
  }

  package func eventStore(as login: String) -> PostgresEventStore<ArticleEventCodec> {
    PostgresEventStore(pool: pool(as: login), codec: ArticleEventCodec(), caller: login)
  }

  /// The URL for `--database`. One of the ``Cast`` logs in with a password.
  package func url(as login: String? = nil) -> String {
    guard let login else { return settings.description }
    return settings.with(user: login).description
      .replacing("//\(login)@", with: "//\(login):\(login)@")
  }

  /// A name for a login that no other test uses. Roles belong to the whole server. It is not
  /// created.
  package func newLogin(_ beginning: String) -> String {
    "\(beginning)_\(UUID().uuidString.prefix(8).lowercased())"
  }

  /// Runs `body` alone among the tests that create the same logins. The server does not allow two
  /// sessions to create the same login at once.
  package static func makingSharedLogins(_ body: () async throws -> Void) async throws {
    try await Turnstile.sharedLogins.pass(body)
  }

  private static func become(_ login: String, on connection: inout Connection) throws {
    try connection.execute("SET SESSION AUTHORIZATION \(identifier: login)")
  }
}
