import Foundation
import PostgreSQL

extension DatabaseAdministration {
  /// Adds the first admin of a newsroom, as the login that made it. On a managed server, that login is no
  /// superuser, and nobody else can.
  ///
  /// - Parameter password: Nil to leave it as it is.
  /// - Throws: ``Failure`` if the newsroom has people already, if the login may not do this, or for a name
  ///   that is not accepted.
  package func addFirstAdmin(_ login: String, password: Password?) async throws {
    try LoginName(login).check(among: [])
    try password?.require(unlike: [login])
    do {
      try await connected { connection in
        let hasPeople: Bool = try connection.execute("SELECT EXISTS (SELECT FROM galley.people)")[0]
          .value(at: 0)
        guard !hasPeople else {
          throw Failure(
            .refused, "the newsroom has people already; one of its admins adds others")
        }
        try connection.transaction { connection in
          try connection.execute("SELECT galley.add_user(session_user::text, \(login), 'admin')")
          guard let password else { return }
          let verifier = try connection.scramVerifier(of: password.text, for: login)
          try connection.execute("SET LOCAL ROLE galley_owner")
          try connection.execute("ALTER ROLE \(identifier: login) PASSWORD \(literal: verifier)")
        }
      }
    } catch let error as PostgresError where error.sqlState == .insufficientPrivilege {
      throw Failure(
        .forbidden, "only the login that made the newsroom, or a superuser, may add its first admin"
      )
    }
  }
}
