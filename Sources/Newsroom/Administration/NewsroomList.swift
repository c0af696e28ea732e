import EmbeddedPostgreSQL
package import Foundation
package import JSON
import PostgreSQL
import PostgresEventStore

/// A newsroom of a server, and what it takes there.
package struct NewsroomSummary: Hashable, Sendable {
  package let name: String
  /// The version of the schema.
  package let schema: Int
  /// The people who are not disabled.
  package let people: Int
  /// The last position of the log.
  package let lastPosition: Int64
  /// When the last event was recorded; nil for an empty log.
  package let lastRecordedAt: Date?
  /// What the database takes on the disk.
  package let bytes: Int64
}

/// The newsrooms of a server, in the order of their names.
package struct NewsroomList: Sendable {
  private let address: DatabaseAddress

  /// - Parameter address: Of any of the newsrooms.
  package init(of address: DatabaseAddress) { self.address = address }

  /// The databases that the login may connect to, except PostgreSQL's own.
  static let names: Query = """
    SELECT datname::text FROM pg_database
    WHERE datallowconn AND NOT datistemplate AND datname <> 'postgres'
      AND has_database_privilege(oid, 'CONNECT')
    ORDER BY datname
    """

  /// Starts the private server if it is not running.
  ///
  /// - Parameter progress: Receives a line before each step that may take a while.
  /// - Throws: `PostgresError` or `EmbeddedServerError` if the server does not answer.
  package func newsrooms(
    progress: @escaping @Sendable (String) -> Void
  ) throws -> [NewsroomSummary] {
    if let server = address.server, !server.isAccepting { try server.start(report: progress) }
    let settings = try address.settings()
    var connection = try Connection(
      address.server == nil ? settings : settings.with(database: "postgres"))
    let names = try connection.execute(Self.names).map { try $0.value(at: 0, as: String.self) }
    return try names.compactMap { try Self.summary(of: $0, settings) }
  }

  /// The newsroom with this name, whose database exists; nil if it has none.
  ///
  /// - Throws: `PostgresError` if the server does not answer.
  package func newsroom(_ name: NewsroomName) throws -> NewsroomSummary? {
    try Self.summary(of: name.text, try address.settings())
  }

  private static func summary(
    of name: String, _ settings: ConnectionSettings
  ) throws -> NewsroomSummary? {
    var connection = try Connection(settings.with(database: name))
    return try summary(of: name, on: &connection)
  }

  /// Nil for a database without a newsroom.
  private static func summary(
    of name: String, on connection: inout Connection
  ) throws -> NewsroomSummary? {
    let schema = try Migrator.applied(on: &connection)
    guard schema > 0 else { return nil }
    let row = try connection.execute(
      """
      SELECT (SELECT count(*) FROM galley.people WHERE disabled_at IS NULL),
        (SELECT coalesce(max(position), 0) FROM galley.events),
        (SELECT recorded_at FROM galley.events ORDER BY position DESC LIMIT 1),
        pg_database_size(current_database())
      """)[0]
    return NewsroomSummary(
      name: name, schema: schema, people: try row.value(at: 0), lastPosition: try row.value(at: 1),
      lastRecordedAt: try row.value(at: 2), bytes: try row.value(at: 3))
  }

  /// Creates a newsroom on the private server. Its first admin is the operating system's user.
  ///
  /// - Returns: False if it exists.
  /// - Throws: ``Failure`` on a shared server; `PostgresError`, `MigrationError` or
  ///   `EmbeddedServerError`.
  package func add(
    _ name: NewsroomName, progress: @escaping @Sendable (String) -> Void
  ) throws -> Bool {
    guard let server = address.server else {
      throw Failure(
        .unacceptable,
        "newsrooms are added to the private server; on a shared one, an empty database becomes one",
        .usePrivateServer)
    }
    if !server.isAccepting { try server.start(report: progress) }
    let address = address.with(database: name.text)
    var connection = try Connection(address.settings().with(database: "postgres"))
    let isThere = try connection.execute(Self.names).contains {
      try $0.value(at: 0, as: String.self) == name.text
    }
    guard !isThere else { return false }
    if let folder = address.folder { try server.makeFolder(folder) }
    try FirstUse(address: address).close(.noDatabase, progress: progress)
    return true
  }
}

extension NewsroomSummary: JSONDescribed {
  package static let json = JSONDescription<NewsroomSummary>(
    "NewsroomSummary", "A newsroom of a server.",
    [
      JSONMember("name", "The name, which is that of its database.", \.name),
      JSONMember("schema", "The version of its schema.", \.schema),
      JSONMember("people", "The number of people who are not disabled.", \.people),
      JSONMember("lastPosition", "The last position of its log.", \.lastPosition),
      JSONMember(
        "lastRecordedAt", "When the last event was recorded; null for an empty log.",
        \.lastRecordedAt),
      JSONMember("bytes", "What its database takes on the disk.", \.bytes),
    ])
}
