package import Editorial
import Foundation
import PostgreSQL
import PostgresEventStore

extension Member {
  /// The people of this newsroom by name, those who left it too.
  package func people() async throws -> [Person] {
    try await withConnection { connection in
      try connection.execute(
        """
        SELECT login, galley.role_of(login) AS role, added_by, added_at, disabled_at
        FROM galley.people ORDER BY login
        """
      ).map { row in
        Person(
          login: try row.value("login"),
          role: (try row.value("role", as: String?.self)).flatMap(Role.init(rawValue:)),
          addedBy: try row.value("added_by"), addedAt: try row.value("added_at"),
          disabledAt: try row.value("disabled_at"))
      }
    }
  }

  /// - Throws: ``Failure`` when nobody of that name works here, or ever did.
  package func person(_ login: String) async throws -> Person {
    guard let person = try await people().first(where: { $0.login == login }) else {
      throw Failure.unknownPerson(login)
    }
    return person
  }

  /// Takes a person on, or back, with a password or without: all of it or nothing.
  ///
  /// - Returns: Whether the login is new to this newsroom.
  package func addPerson(
    _ login: String, role: Role, password: Password? = nil
  ) async throws -> Bool {
    let caller = actor.name
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

  /// Gives a person another role.
  package func changeRole(of login: String, to role: Role) async throws {
    guard try await people().contains(where: { $0.login == login && $0.disabledAt == nil }) else {
      throw Failure.unknownPerson(login)
    }
    _ = try await addPerson(login, role: role)
  }

  /// Gives a person, who may be oneself, another password. Sessions that are open go on.
  package func setPassword(of login: String, to password: Password) async throws {
    let caller = actor.name
    try await administer(login) { try Self.set(password, of: login, as: caller, on: &$0) }
  }

  /// Lets a person act here no more, and ends what they have open. What they did stays theirs.
  package func disablePerson(_ login: String) async throws -> EndedSessions {
    if login == actor.name {
      throw Failure(.unacceptable, "an admin cannot disable themselves; another admin can")
    }
    let caller = actor.name
    let isKnown: Bool = try await administer(login) {
      try $0.execute("SELECT galley.disable_user(\(caller), \(login))")[0].value(at: 0)
    }
    guard isKnown else { throw Failure.unknownPerson(login) }
    // Only now that it is committed can no new session follow those that are ended.
    return try await administer(login) { connection in
      let row = try connection.execute(
        "SELECT ended, remaining FROM galley.end_sessions(\(caller), \(login))")[0]
      return EndedSessions(
        ended: try row.value("ended"), remaining: try row.value("remaining"))
    }
  }

  private static func set(
    _ password: Password, of login: String, as caller: String,
    on connection: inout Connection
  ) throws {
    let verifier = try connection.scramVerifier(of: password.text, for: login)
    try connection.execute("SELECT galley.set_password(\(caller), \(login), \(verifier))")
  }

  private func administer<Value: Sendable>(
    _ login: String, _ work: @Sendable @escaping (inout Connection) throws -> Value
  ) async throws -> Value {
    do {
      return try await withConnection(work)
    } catch let error as PostgresError {
      switch error.sqlState {
      case .insufficientPrivilege? where actor.role != .admin:
        throw Failure(
          .forbidden, "only an admin may manage people, and \(actor.name) is not one")
      case .undefinedObject?: throw Failure.unknownPerson(login)
      case .invalidName?, .peopleRule?: throw Failure(.unacceptable, error.message)
      default: throw error
      }
    }
  }
}

extension SQLState {
  /// A login that cannot be one.
  fileprivate static let invalidName = SQLState(rawValue: "42602")
}
