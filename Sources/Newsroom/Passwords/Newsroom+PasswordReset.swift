import Editorial
import Foundation
import PostgreSQL
import PostgresEventStore

extension Member {
  /// Makes a link with which a person sets a new password once. It replaces the person's last link.
  /// A person who may set the password may make one.
  ///
  /// - Parameter hours: How long it is valid: 1 to 168.
  /// - Throws: ``Failure`` if there is no such active person, or the caller may not do this.
  package func makePasswordReset(
    of login: String, hours: Int = PasswordReset.standardHours
  ) async throws -> PasswordReset {
    let person = try await person(login)
    let (caller, secret) = (actor.name, LinkSecret.random())
    let expiresAt: Date = try await administer(login) { connection in
      try connection.execute(
        """
        SELECT galley.make_password_reset(
          \(caller), \(person.login), \(secret.digest), \(hours * 3_600)::integer)
        """)[0].value(at: 0)
    }
    return PasswordReset(login: person.login, secret: secret, expiresAt: expiresAt)
  }
}

// For somebody who has a link and is not signed in; this process acts as `galley_desk`.
extension Newsroom {
  /// The person whose password the link sets; nil if it was used, has expired or never existed.
  package func person(of link: LinkSecret) async throws -> String? {
    try await pool.withConnection { connection in
      try connection.execute("SELECT galley.password_reset(\(link.bytes))")[0].value(at: 0)
    }
  }

  /// Sets the password of the link's person. The link is used up, and the person's sessions end.
  ///
  /// - Throws: ``Failure`` of kind `unacceptable` for a password that is easy to guess, and for a
  ///   link that sets no password (any more).
  package func setPassword(with link: LinkSecret, to password: Password) async throws {
    guard let login = try await person(of: link) else { throw Failure.linkIsOver }
    try password.require(unlike: Password.knownNames(of: login, in: settings.settings))
    do {
      try await pool.withConnection { connection in
        let verifier = try connection.scramVerifier(of: password.text, for: login)
        try connection.execute("SELECT galley.use_password_reset(\(link.bytes), \(verifier))")
      }
    } catch let error as PostgresError where error.sqlState == .peopleRule {
      throw Failure.linkIsOver
    }
  }
}

extension Failure {
  /// The link was used, has expired, was replaced, or never existed.
  package static let linkIsOver = Failure(
    .notFound, "this link was used, has expired or never existed; ask an admin for another")
}
