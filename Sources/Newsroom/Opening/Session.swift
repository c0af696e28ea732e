import Editorial
import Foundation
import PostgreSQL

/// What a connection says about the session that it has.
struct Session: Sendable {
  let login: String
  /// Nil for a login that is not an active user of the newsroom.
  let role: Role?
  let mayProject: Bool
  /// A superuser administers, but is no person of the desk: the log takes nothing from one.
  let isSuperuser: Bool

  /// The role is looked up without the function that does the same, because on a new connection the
  /// function would take as long as all the rest.
  private static let question: Query = """
    SELECT session_user::text,
      (SELECT CASE
          WHEN current_setting('is_superuser') = 'on' THEN NULL
          WHEN pg_has_role(session_user, 'galley_admin', 'MEMBER') THEN 'admin'
          WHEN pg_has_role(session_user, 'galley_editor', 'MEMBER') THEN 'editor'
          WHEN pg_has_role(session_user, 'galley_auditor', 'MEMBER') THEN 'auditor'
        END
        FROM galley.people WHERE login = session_user AND disabled_at IS NULL),
      pg_has_role(session_user, 'galley_projector', 'MEMBER'),
      current_setting('is_superuser') = 'on'
    """

  init(on connection: inout Connection) throws {
    let row = try connection.execute(Self.question)[0]
    login = try row.value(at: 0)
    role = (try row.value(at: 1, as: String?.self)).flatMap(Role.init(rawValue:))
    mayProject = try row.value(at: 2)
    isSuperuser = try row.value(at: 3)
  }

  /// The number of the last migration; 0 in a database without a newsroom.
  ///
  /// Migrations are numbered from 1, and counting them takes half as long as finding the last one.
  static func schemaVersion(on connection: inout Connection) throws -> Int {
    do {
      return try connection.execute("SELECT count(*) FROM galley.migrations")[0].value(at: 0)
    } catch {
      let meansNoNewsroom: [SQLState?] = [.undefinedTable, .invalidSchemaName]
      guard meansNoNewsroom.contains(error.sqlState) else { throw error }
      return 0
    }
  }

  func actor() throws(Failure) -> Actor {
    guard let role = role ?? (isSuperuser ? .admin : nil) else {
      throw Failure.unknownPerson(login)
    }
    return Actor(name: login, role: role)
  }

  func projecting(_ user: SessionUser) -> Projecting {
    if case .impersonated(let person) = user { return .impersonating(person: person) }
    return mayProject ? .member : .no
  }
}

extension Failure {
  static func unknownPerson(_ name: String) -> Failure {
    Failure(.forbidden, "there is no active user '\(name)' here", .addUser(name))
  }
}
