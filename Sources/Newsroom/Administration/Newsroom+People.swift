package import Editorial
import Foundation
import PostgreSQL

extension Newsroom {
  /// The people of this newsroom by name, those who left it too.
  package func people() async throws -> [Person] {
    try await pool.withConnection { connection in
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

  /// - Throws: ``NewsroomError`` when nobody of that name works here, or ever did.
  package func person(_ login: String) async throws -> Person {
    guard let person = try await people().first(where: { $0.login == login }) else {
      throw NewsroomError.unknownPerson(login)
    }
    return person
  }

  /// Takes a person on, or back.
  ///
  /// - Returns: Whether the login is new to this newsroom.
  package func addPerson(_ login: String, role: Role) async throws -> Bool {
    try await administer {
      "SELECT galley.add_user(\(login), \(role.rawValue))"
    }
  }

  /// Gives a person another role.
  package func changeRole(of login: String, to role: Role) async throws {
    guard try await people().contains(where: { $0.login == login && $0.disabledAt == nil }) else {
      throw NewsroomError.unknownPerson(login)
    }
    _ = try await addPerson(login, role: role)
  }

  /// Lets a person act here no more. What they did stays theirs.
  package func disablePerson(_ login: String) async throws {
    if login == actor.name {
      throw NewsroomError(.failed, "an admin cannot disable themselves; another admin can")
    }
    guard try await administer({ "SELECT galley.disable_user(\(login))" }) else {
      throw NewsroomError.unknownPerson(login)
    }
  }

  private func administer(
    _ call: @Sendable @escaping () -> Query
  ) async throws -> Bool {
    do {
      return try await pool.withConnection { try $0.execute(call())[0].value(at: 0) }
    } catch let error as PostgresError where error.sqlState == .insufficientPrivilege {
      throw NewsroomError(
        .notPermitted, "\(actor.name) is no admin; only an admin takes people on or lets them go")
    } catch let error as PostgresError where error.sqlState?.rawValue == "42602" {
      throw NewsroomError(.failed, error.message)
    }
  }
}
