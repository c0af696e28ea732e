/// Where a database is and who connects to it, as libpq understands it.
///
/// What is not said here comes from libpq's environment (PGHOST, PGPASSWORD, PGSSLMODE and others),
/// its password file and its service file.
package struct ConnectionSettings: Hashable, Sendable {
  /// libpq's keywords and their values.
  private(set) var options: [String: String]

  init(options: [String: String]) { self.options = options }

  /// A database behind a Unix socket. An absent user is the operating system's.
  package init(
    socketDirectory: String, port: Int = 5432, database: String, user: String? = nil,
    applicationName: String = "galley"
  ) {
    options = [
      "host": socketDirectory, "port": String(port), "dbname": database,
      "application_name": applicationName,
    ]
    options["user"] = user
  }

  /// The same server and user, another database.
  package func with(database: String) -> ConnectionSettings { with("dbname", database) }

  /// The same server and database, another login.
  package func with(user: String, password: String? = nil) -> ConnectionSettings {
    var settings = with("user", user)
    settings.options["password"] = password
    return settings
  }

  /// Nil where libpq's own default would be a built-in one.
  package var host: String? { effective("host") }
  package var port: String? { effective("port") }
  package var user: String? { effective("user") }
  /// libpq takes the database named as the user when none is given.
  package var database: String? { effective("dbname") ?? user }

  /// Whether a password, of the user or of their key's file, is said here, and not left to libpq's
  /// environment and files.
  package var holdsPassword: Bool {
    ["password", "sslpassword"].contains { options[$0]?.isEmpty == false }
  }

  private func with(_ keyword: String, _ value: String) -> ConnectionSettings {
    var settings = self
    settings.options[keyword] = value
    return settings
  }

  private func effective(_ keyword: String) -> String? {
    if let value = options[keyword], !value.isEmpty { return value }
    return Self.defaults()[keyword]
  }
}

extension ConnectionSettings: CustomStringConvertible {
  /// A URL without the password: `postgresql://user@host:5432/database`.
  package var description: String {
    let name = user.map { "\($0)@" } ?? ""
    let database = database ?? ""
    let port = port.map { ":\($0)" } ?? ""
    guard let host else { return "postgresql://\(name)/\(database)" }
    if host.hasPrefix("/") || host.hasPrefix("@") {
      return "postgresql://\(name)\(port)/\(database)?host=\(host)"
    }
    return "postgresql://\(name)\(host)\(port)/\(database)"
  }
}
