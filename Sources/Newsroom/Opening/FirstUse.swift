import EmbeddedPostgreSQL
import Foundation
import PlainText
import PostgreSQL
import PostgresEventStore
import Schema

/// Creates a newsroom on the private server, or migrates it to this program's schema.
struct FirstUse {
  /// What may be missing on a private server when its newsroom is opened.
  enum Gap {
    case noDatabase
    case olderSchema

    /// Nil for any other error.
    init?(_ error: any Error) {
      switch error {
      case let error as PostgresError where error.sqlState == .invalidCatalogName:
        self = .noDatabase
      case MigrationError.older: self = .olderSchema
      default: return nil
      }
    }
  }

  let address: DatabaseAddress

  /// Only the standard newsroom is created when it is first used: another name may be a slip.
  func requireCreation() throws {
    guard case .embedded(_, let name) = address, name != DatabaseAddress.defaultDatabase else {
      return
    }
    var connection = try Connection(try address.settings().with(database: "postgres"))
    let others = try connection.execute(NewsroomList.names).map {
      try $0.value(at: 0, as: String.self)
    }
    let nearest = Suggestion.nearest(to: name, among: others).map { "; did you mean \($0)?" }
    throw Failure(
      .notFound, "there is no newsroom \(name) on the private server" + (nearest ?? ""))
  }

  func close(_ gap: Gap, progress: (String) -> Void) throws {
    let settings = try address.settings()
    if case .noDatabase = gap { try createDatabase(settings) }
    var connection = try Connection(settings)
    let migrator = Migrator()
    if try !migrator.pending(on: &connection).isEmpty {
      progress("migrating the newsroom's schema to version \(Schema.version)")
      try connection.working { _ = try migrator.migrate(on: &$0) }
    }
    try Self.add(owner: OperatingSystemUser.name, as: settings.user ?? "", on: &connection)
  }

  private func createDatabase(_ settings: ConnectionSettings) throws {
    guard let database = settings.database else { return }
    var connection = try Connection(settings.with(database: "postgres"))
    do {
      try connection.execute("CREATE DATABASE \(identifier: database) TEMPLATE template0")
    } catch {
      // Another process has created it.
      let states: [SQLState?] = [.duplicateDatabase, .uniqueViolation]
      guard states.contains(error.sqlState) else { throw error }
    }
  }

  /// The operating system's user, who owns the server, becomes an admin once. One who was disabled
  /// stays disabled.
  ///
  /// - Parameter caller: The connection's superuser.
  static func add(owner: String, as caller: String, on connection: inout Connection) throws {
    let isKnown: Bool = try connection.execute(
      "SELECT EXISTS (SELECT FROM galley.people WHERE login = \(owner))")[0].value(at: 0)
    if !isKnown {
      try connection.execute("SELECT galley.add_user(\(caller), \(owner), 'admin')")
    }
  }
}
