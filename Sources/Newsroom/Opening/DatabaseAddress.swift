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
  package static var defaultDatabase: String { NewsroomName.standard.text }

  /// The given address, or else `GALLEY_DATABASE_URL`, or else the private server.
  ///
  /// - Parameter newsroom: A newsroom of the private server; nil for the one in `GALLEY_NEWSROOM`, or
  ///   the standard one.
  /// - Throws: ``Failure`` for a name that no newsroom can have, or that is given with a URL.
  package static func resolve(
    url: String?, newsroom: String? = nil, environment: [String: String]
  ) throws(Failure) -> DatabaseAddress {
    if let url = url ?? environment["GALLEY_DATABASE_URL"].flatMap({ $0.isEmpty ? nil : $0 }) {
      guard newsroom == nil else {
        throw Failure(
          .invalid,
          "only a newsroom of the private server is chosen by name; the URL of a shared one has its "
            + "database")
      }
      return .shared(url: url)
    }
    let home = EmbeddedServer.defaultHome(environment: environment, isRoot: geteuid() == 0)
    let name = newsroom ?? environment["GALLEY_NEWSROOM"].flatMap { $0.isEmpty ? nil : $0 }
    return .embedded(
      home: home,
      database: try name.map { (name) throws(Failure) in try NewsroomName(name).text }
        ?? defaultDatabase)
  }

  /// The folder for what belongs to a newsroom of the private server besides its database, such as its
  /// sealing key: the home of the standard one, and a folder below it for each of the others. Nil for a
  /// shared server.
  package var folder: String? {
    guard case .embedded(let home, let database) = self else { return nil }
    return database == Self.defaultDatabase ? home : "\(home)/newsrooms/\(database)"
  }

  /// Another database of the private server, or this one.
  package func with(database: String) -> DatabaseAddress {
    switch self {
    case .shared: self
    case .embedded(let home, _): .embedded(home: home, database: database)
    }
  }

  /// The same database of the private server in another home.
  package func with(home: String) -> DatabaseAddress {
    switch self {
    case .shared: self
    case .embedded(_, let database): .embedded(home: home, database: database)
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
      var settings = ConnectionSettings(
        socketDirectory: server.socketDirectory, port: server.port, database: database,
        user: server.superuser)
      settings.label = ServerLabel(
        name: "the private PostgreSQL server in \(home)", log: server.logFile)
      return settings
    }
  }
}
