import EmbeddedPostgreSQL
import Foundation
import PostgreSQL
import PostgresEventStore
import Schema

/// Makes a newsroom on the private server, or brings it up to this galley's schema.
struct FirstUse {
  /// What a private newsroom may still lack when it is opened.
  enum Gap: Error {
    case noDatabase
    case noNewsroom
    case olderSchema
    /// The operating system's user, who owns the server, is not one of its people.
    case noOwner

    init?(_ error: any Error, isPrivate: Bool, isOwner: Bool) {
      guard isPrivate else { return nil }
      switch error {
      case let error as PostgresError where error.sqlState == .invalidCatalogName:
        self = .noDatabase
      case MigrationError.older(0, _): self = .noNewsroom
      case MigrationError.older: self = .olderSchema
      case let error as NewsroomError where isOwner && error.kind == .notPermitted:
        self = .noOwner
      default: return nil
      }
    }
  }

  let address: DatabaseAddress

  func close(_ gap: Gap, report: (String) -> Void) throws {
    let settings = try address.settings()
    if case .noDatabase = gap { try makeDatabase(settings) }
    var connection = try Connection(settings)
    let migrator = Migrator()
    if try !migrator.pending(on: &connection).isEmpty {
      report("bringing the newsroom's schema to \(Schema.version)")
      try migrator.migrate(on: &connection)
    }
    try addOwner(on: &connection, as: settings.user ?? "")
  }

  private func makeDatabase(_ settings: ConnectionSettings) throws {
    guard let database = settings.database else { return }
    var connection = try Connection(settings.with(database: "postgres"))
    do {
      try connection.execute("CREATE DATABASE \(identifier: database) TEMPLATE template0")
    } catch {
      // Another galley was first.
      let states: [SQLState?] = [.duplicateDatabase, .uniqueViolation]
      guard states.contains(error.sqlState) else { throw error }
    }
  }

  /// The owner becomes an admin once; one who was disabled stays so.
  private func addOwner(on connection: inout Connection, as caller: String) throws {
    let owner = OperatingSystemUser.name
    let isKnown: Bool = try connection.execute(
      "SELECT EXISTS (SELECT FROM galley.people WHERE login = \(owner))")[0].value(at: 0)
    if !isKnown {
      try connection.execute("SELECT galley.add_user(\(caller), \(owner), 'admin')")
    }
  }
}
