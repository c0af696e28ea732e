package import EmbeddedPostgreSQL
import Foundation
import Glibc
import PostgreSQL

/// The address of the newsroom's database.
package enum DatabaseAddress: Hashable, Sendable {
  /// A shared server, by URL or libpq's `keyword=value` line.
  case shared(url: String)
  /// The private server in this directory, and the database in it.
  case embedded(home: String, database: String)

  /// The database of the private newsroom.
  package static let defaultDatabase = "galley"

  /// The given address, or else `GALLEY_DATABASE_URL`, or else the private server.
  package static func resolve(
    url: String?, environment: [String: String]
  ) -> DatabaseAddress {
    if let url { return .shared(url: url) }
    if let url = environment["GALLEY_DATABASE_URL"], !url.isEmpty { return .shared(url: url) }
    let home = EmbeddedServer.defaultHome(environment: environment, isRoot: geteuid() == 0)
    return .embedded(home: home, database: defaultDatabase)
  }

  /// Another database of the private server, or this one.
  package func with(database: String) -> DatabaseAddress {
    switch self {
    case .shared: self
    case .embedded(let home, _): .embedded(home: home, database: database)
    }
  }

  /// The same database with the login of the web desk. On a shared server, the URL has the login.
  package var forDesk: DatabaseAddress {
    guard case .embedded(_, let database) = self, let server else { return self }
    let folder = server.socketDirectory.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
    return .shared(
      url: "host='\(folder)' port=\(server.port) dbname=\(database) "
        + "user=\(EmbeddedServer.deskLogin)")
  }

  package var server: EmbeddedServer? {
    switch self {
    case .shared: nil
    case .embedded(let home, _): EmbeddedServer(home: home)
    }
  }

  /// Whether the address contains a password.
  package var holdsPassword: Bool {
    get throws(PostgresError) { try settings().holdsPassword }
  }

  /// How long a statement may go without an answer, unless somebody chose another limit.
  package static let answerLimit = Duration.seconds(30)

  func settings(
    answeringWithin limit: Duration? = answerLimit
  ) throws(PostgresError) -> ConnectionSettings {
    var settings = try serverSettings()
    settings.answerLimit = limit
    return settings
  }

  private func serverSettings() throws(PostgresError) -> ConnectionSettings {
    switch self {
    case .shared(let url): return try ConnectionSettings(url: url)
    case .embedded(let home, let database):
      let server = EmbeddedServer(home: home)
      return ConnectionSettings(
        socketDirectory: server.socketDirectory, port: server.port, database: database,
        user: server.superuser)
    }
  }
}
