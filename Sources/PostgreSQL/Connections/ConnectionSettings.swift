/// The address of a database and the user who connects to it, as options of libpq.
///
/// Options that are absent here come from libpq's environment (PGHOST, PGPASSWORD, PGSSLMODE and
/// others), its password file and its service file.
package struct ConnectionSettings: Hashable, Sendable {
  /// libpq's keywords and their values.
  private(set) var options: [String: String]
  /// How long a statement may go without an answer; nil for no limit.
  package var answerLimit: Duration?
  /// What errors call the server; nil for its address.
  package var label: ServerLabel?

  init(options: [String: String]) { self.options = options }

  /// A database behind a Unix socket. The default user is the one of the operating system.
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

  /// The same server and user, with another database.
  package func with(database: String) -> ConnectionSettings { with("dbname", database) }

  /// The same server and database, with another login.
  package func with(user: String, password: String? = nil) -> ConnectionSettings {
    var settings = with("user", user)
    settings.options["password"] = password
    return settings
  }

  /// Nil for libpq's built-in default.
  package var host: String? { effective("host") }
  package var port: String? { effective("port") }
  package var user: String? { effective("user") }
  /// libpq's default is the database with the name of the user.
  package var database: String? { effective("dbname") ?? user }

  /// `connect_timeout` in seconds, from the settings or the environment; nil if it is not set.
  package var connectTimeout: Int? {
    effective("connect_timeout").flatMap { Int($0) }.flatMap { $0 > 0 ? min($0, 86_400) : nil }
  }

  /// Whether the settings themselves contain a password, of the user or of the file with their key.
  /// Passwords from libpq's environment and files do not count.
  package var holdsPassword: Bool {
    ["password", "sslpassword"].contains { options[$0]?.isEmpty == false }
  }

  package var hasSeveralHosts: Bool { (host ?? "").contains(",") }

  /// The same database on a standby, if there is one among several hosts. A host has two seconds to
  /// accept a connection, unless the settings have another limit, and five for an answer: then another
  /// server gives it.
  package func forReading() -> ConnectionSettings {
    var settings = connectTimeout == nil ? with("connect_timeout", "2") : self
    settings.answerLimit = min(answerLimit ?? .seconds(5), .seconds(5))
    return hasSeveralHosts ? settings.with("target_session_attrs", "prefer-standby") : settings
  }

  func with(_ keyword: String, _ value: String) -> ConnectionSettings {
    var settings = self
    settings.options[keyword] = value
    return settings
  }

  func effective(_ keyword: String) -> String? {
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
