package import Editorial
import Foundation
import PostgreSQL
import PostgresEventStore

extension Member {
  /// The users of this newsroom by name, including disabled ones.
  package func people() async throws -> [Person] {
    try await readingRecords { try Self.people(on: &$0) }
  }

  static func people(on connection: inout Connection) throws -> [Person] {
    try connection.execute(
      """
      SELECT login, galley.role_of(login) AS role, added_by, added_at, disabled_at
      FROM galley.people ORDER BY login
      """
    ).map { row in
      Person(
        login: try row.value("login"),
        role: try row.value("role"),
        addedBy: try row.value("added_by"), addedAt: try row.value("added_at"),
        disabledAt: try row.value("disabled_at"))
    }
  }

  /// - Throws: ``Failure`` if there is no current or former user of that name.
  package func person(_ login: String) async throws -> Person {
    let people = try await people()
    guard let person = people.first(where: { $0.login == login }) else {
      throw Failure.noPerson(login, among: people)
    }
    return person
  }

  /// What became of somebody who was to be added.
  package enum Addition: String, Hashable, Sendable {
    case added
    /// The person had been disabled.
    case enabled
    /// The person had this role already.
    case unchanged
  }

  /// Adds a user, or enables one who was disabled, with or without a new password.
  ///
  /// - Throws: ``Failure`` if there is an active person of that name with another role.
  package func add(
    _ login: String, role: Role, password: Password? = nil
  ) async throws -> Addition {
    let former = try await people().first { $0.login == login }
    guard let former else {
      _ = try await addPerson(login, role: role, password: password)
      return .added
    }
    if former.disabledAt == nil, let current = former.role, current != role {
      throw Failure(
        .refused, "\(login) is already a user of this newsroom, as \(current)", about: login,
        remedies: [.changeRole(login, role)])
    }
    _ = try await addPerson(login, role: role, password: password)
    return former.disabledAt == nil ? .unchanged : .enabled
  }

  /// Adds or re-enables a user, with or without a password, in one transaction.
  ///
  /// - Returns: Whether the login is new to this newsroom.
  package func addPerson(
    _ login: String, role: Role, password: Password? = nil
  ) async throws -> Bool {
    let caller = actor.name
    try password?.require(unlike: knownNames(of: login))
    let known = try await people().map(\.login)
    if !known.contains(login) { try LoginName(login).check(among: known) }
    return try await administer(login) { connection in
      try connection.transaction { connection in
        let isNew: Bool = try connection.execute(
          "SELECT galley.add_user(\(caller), \(login), \(role.rawValue))")[0].value(at: 0)
        if let password {
          try Self.set(password, of: login, as: caller, on: &connection)
        }
        return isNew
      }
    }
  }

  /// Changes a user's role.
  package func changeRole(of login: String, to role: Role) async throws {
    let people = try await people()
    guard people.contains(where: { $0.login == login && $0.disabledAt == nil }) else {
      throw Failure.noPerson(login, among: people)
    }
    _ = try await addPerson(login, role: role)
  }

  /// Changes a user's password; users may change their own. The sessions at the web desk end, and
  /// other open sessions continue.
  package func setPassword(of login: String, to password: Password) async throws {
    let caller = actor.name
    try password.require(unlike: knownNames(of: login))
    try await administer(login) { try Self.set(password, of: login, as: caller, on: &$0) }
  }

  /// Disables a user and ends their sessions. What they recorded remains under their name.
  ///
  /// - Throws: ``Failure`` also if the user is now disabled, but has the newsroom's role by a grant that
  ///   the newsroom cannot revoke.
  package func disablePerson(_ login: String) async throws -> EndedSessions {
    if login == actor.name { throw Failure.ownDisabling }
    let caller = actor.name
    let isKnown: Bool = try await administer(login) {
      try $0.execute("SELECT galley.disable_user(\(caller), \(login))")[0].value(at: 0)
    }
    guard isKnown else { throw Failure.noPerson(login, among: try await people()) }
    // Only after the commit can the user open no new session.
    return try await administer(login) { connection in
      let row = try connection.execute(
        "SELECT ended, remaining FROM galley.end_sessions(\(caller), \(login))")[0]
      let sessions = EndedSessions(
        ended: try row.value("ended"), remaining: try row.value("remaining"))
      try Self.requireRevoked(login, on: &connection)
      return sessions
    }
  }

  /// The newsroom can revoke only the grants that it made itself.
  private static func requireRevoked(_ login: String, on connection: inout Connection) throws {
    let kept = try connection.execute(
      """
      SELECT n.member_role FROM galley.newsroom n JOIN pg_roles r ON r.rolname = \(login)
      WHERE NOT r.rolsuper AND pg_has_role(r.oid, n.member_role, 'MEMBER')
      """)
    guard let row = kept.first else { return }
    let role: String = try row.value(at: 0)
    throw Failure(
      .failed,
      "\(login) is disabled and cannot record, but can still connect and read: the login has the role "
        + "\(role) by a grant that is not the newsroom's, and only a superuser or the role that made it "
        + "can revoke it", about: login, remedies: [])
  }

  /// What somebody who guesses this person's password knows.
  private func knownNames(of login: String) -> [String] {
    Password.knownNames(of: login, in: newsroomSettings)
  }

  private static func set(
    _ password: Password, of login: String, as caller: String,
    on connection: inout Connection
  ) throws {
    let verifier = try connection.scramVerifier(of: password.text, for: login)
    try connection.execute("SELECT galley.set_password(\(caller), \(login), \(verifier))")
  }

  /// Changes people. Each of these changes can be made twice: the second one finds what the first one
  /// left, and leaves the same.
  func administer<Value: Sendable>(
    _ login: String, _ work: @Sendable @escaping (inout Connection) throws -> Value
  ) async throws -> Value {
    do {
      return try await changing(.people) { connection, _ in try work(&connection) }
    } catch let error as PostgresError {
      switch error.sqlState {
      case .insufficientPrivilege? where actor.role != .admin:
        throw Failure.notAnAdmin(actor.name)
      case .undefinedObject?: throw Failure.noPerson(login, among: try await people())
      case .invalidName?, .peopleRule?:
        throw Failure(.unacceptable, error.message, about: login, remedies: [])
      default: throw error
      }
    }
  }
}

extension SQLState {
  /// The login is not a valid name.
  fileprivate static let invalidName = SQLState(rawValue: "42602")
}

/// The result of ending the open sessions of a disabled person.
package struct EndedSessions: Sendable {
  package let ended: Int
  /// The sessions that the newsroom may not end on this server. They cannot record anything.
  package let remaining: Int
}
