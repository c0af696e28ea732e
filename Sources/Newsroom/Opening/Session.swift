import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import PostgresEventStore

/// The facts that a connection reports about its session.
struct Session: Sendable {
  let login: String
  /// Nil for a login that is not an active person of the newsroom.
  let role: Role?
  let mayProject: Bool
  /// A superuser administers, but is not a person of the desk; the log refuses their events.
  let isSuperuser: Bool
  let settings: NewsroomSettings

  private static let question: Query = """
    SELECT session_user::text,
      (SELECT role FROM galley.people WHERE login = session_user AND disabled_at IS NULL
        AND current_setting('is_superuser') = 'off'),
      pg_has_role(session_user, 'galley_projector', 'MEMBER'),
      current_setting('is_superuser') = 'on'
    """

  /// Asks in one round trip.
  init(on connection: inout Connection, knowing known: KnownSettings) throws {
    let before = known.settings
    let answers: [Rows]
    do {
      answers = try connection.pipeline([
        Self.question, LogReader.events(of: NewsroomSettings.stream.id, after: before.version),
      ])
    } catch {
      guard error.sqlState == .insufficientPrivilege else { throw error }
      // A login without the newsroom's role cannot read its tables.
      throw Failure.unknownPerson(try Self.login(of: &connection))
    }
    let row = answers[0][0]
    login = try row.value(at: 0)
    role = try row.value(at: 1)
    mayProject = try row.value(at: 2)
    isSuperuser = try row.value(at: 3)
    settings = try known.update(before, by: answers[1])
  }

  /// The number of the last migration, 0 in a database without a newsroom; and whether there is a
  /// pooler in between: then the server's process is not the one that the connection was given.
  ///
  /// Migrations are numbered from 1, and counting them takes half as long as finding the last one.
  ///
  /// - Throws: ``Failure`` for a login without rights in this newsroom.
  static func schema(
    on connection: inout Connection
  ) throws -> (applied: Int, isPooled: Bool) {
    do {
      let row = try connection.execute(
        "SELECT count(*), pg_backend_pid() FROM galley.migrations")[0]
      return (try row.value(at: 0), try row.value(at: 1, as: Int.self) != connection.processID)
    } catch {
      switch error.sqlState {
      case .undefinedTable?, .invalidSchemaName?: return (0, false)
      case .insufficientPrivilege?:
        throw Failure.unknownPerson(try login(of: &connection))
      default: throw error
      }
    }
  }

  private static func login(of connection: inout Connection) throws(PostgresError) -> String {
    try connection.execute("SELECT session_user::text")[0].value(at: 0)
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

extension Role: PostgresDecodable {}

extension Failure {
  static func unknownPerson(_ name: String) -> Failure {
    Failure(
      .forbidden, "there is no active person '\(name)' here",
      LoginName(name).mayBeAdded ? .addUser(name) : .choosePerson([]))
  }
}
