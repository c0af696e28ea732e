import Editorial
import Foundation
import PostgreSQL
import PostgresEventStore

/// What a connection says of itself once it has been opened.
struct Session: Sendable {
  let login: String
  /// Nil for whom the newsroom does not know, or knows no more.
  let role: Role?
  /// The number of the last migration; 0 in a database without a newsroom.
  let schemaVersion: Int
  let mayProject: Bool
  /// A superuser administers, but is no person of the desk: the log takes nothing from one.
  let isSuperuser: Bool
  /// Whether a pooler stands between this process and the server: the server's process is not the
  /// one that the connection was given.
  let isPooled: Bool

  /// How many migrations there are: they are numbered from 1, and on a new connection the highest
  /// number would take half as long again as the count.
  private static let question: Query = """
    SELECT session_user::text,
      (SELECT role FROM galley.people WHERE login = session_user AND disabled_at IS NULL
        AND current_setting('is_superuser') = 'off'),
      (SELECT count(*) FROM galley.migrations),
      pg_has_role(session_user, 'galley_projector', 'MEMBER'),
      current_setting('is_superuser') = 'on', pg_backend_pid()
    """

  init(on connection: inout Connection) throws {
    let rows: Rows
    do {
      rows = try connection.execute(Self.question)
    } catch {
      if error.sqlState == .undefinedColumn, try Migrator.isFormer(on: &connection) {
        throw MigrationError.former
      }
      if error.sqlState == .insufficientPrivilege {
        // Without the newsroom's role, a login sees nothing of it.
        let login: String = try connection.execute("SELECT session_user::text")[0].value(at: 0)
        throw NewsroomError.unknownPerson(login)
      }
      guard Self.meansNoNewsroom(error.sqlState) else { throw error }
      (login, role, schemaVersion, mayProject, isSuperuser) = ("", nil, 0, false, false)
      isPooled = false
      return
    }
    login = try rows[0].value(at: 0)
    role = (try rows[0].value(at: 1, as: String?.self)).flatMap(Role.init(rawValue:))
    schemaVersion = try rows[0].value(at: 2)
    mayProject = try rows[0].value(at: 3)
    isSuperuser = try rows[0].value(at: 4)
    isPooled = try rows[0].value(at: 5, as: Int.self) != connection.processID
  }

  /// Makes the connection act as another login, which only a superuser's can.
  static func become(
    _ person: String, on connection: inout Connection
  ) throws {
    do {
      try connection.execute("SET SESSION AUTHORIZATION \(identifier: person)")
    } catch {
      switch error.sqlState {
      case .insufficientPrivilege?:
        throw NewsroomError(
          .notPermitted,
          "--as takes a person on with the private server or a superuser's URL only; "
            + "give \(person)'s own login in the URL")
      case .invalidParameterValue?, .undefinedObject?: throw NewsroomError.unknownPerson(person)
      default: throw error
      }
    }
  }

  func actor(isPrivate: Bool) throws -> Actor {
    guard let role = role ?? (isSuperuser ? .admin : nil) else {
      throw isPrivate
        ? NewsroomError.unknownPerson(login)
        : NewsroomError(
          .notPermitted,
          "\(login) is nobody of this newsroom; an admin can run "
            + "'galley user add \(login) --role editor'")
    }
    return Actor(name: login, role: role)
  }

  func projecting(impersonated: String?) -> Projecting {
    if let impersonated { return .impersonating(person: impersonated) }
    return mayProject ? .member : .no
  }

  private static func meansNoNewsroom(_ state: SQLState?) -> Bool {
    [.undefinedTable, .invalidSchemaName, .undefinedFunction, .undefinedObject].contains(state)
  }
}

extension NewsroomError {
  static func unknownPerson(_ name: String) -> NewsroomError {
    NewsroomError(
      .notPermitted,
      "\(name) is nobody of this newsroom; an admin can run "
        + "'galley user add \(name) --role editor'")
  }
}
