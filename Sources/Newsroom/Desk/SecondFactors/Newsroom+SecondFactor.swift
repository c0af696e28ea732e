import Digests
import Editorial
package import Foundation
import PostgreSQL
import PostgresEventStore

// Checks codes; this process acts as `galley_desk`, who can neither set a second factor up nor remove it.
extension Newsroom {
  /// The person's second factor; nil if there is none.
  package func secondFactor(of session: DeskSession) async throws -> SecondFactor? {
    let login = session.actor.name
    return try await pool.withConnection { connection in
      try connection.execute(
        """
        SELECT f.enrolled_at, (SELECT count(*) FROM galley.recovery_codes c WHERE c.login = f.login)
        FROM galley.second_factors f WHERE f.login = \(login)
        """
      ).first.map {
        SecondFactor(since: try $0.value(at: 0), recoveryCodes: try $0.value(at: 1))
      }
    }
  }

  /// Checks a code of the program on the person's phone, or a recovery code, and uses it up.
  ///
  /// - Throws: ``Failure`` of kind `forbidden` if it is wrong or was used.
  package func checkCode(
    _ code: String, of session: DeskSession, with key: SecondFactorKey, at now: Date = Date()
  ) async throws {
    let (login, code) = (session.actor.name, code.filter { !$0.isWhitespace })
    let refusal = Failure(.forbidden, "the code is wrong or was used")
    let isAccepted = try await pool.withConnection { connection in
      guard code.count == 6, code.allSatisfy(\.isASCII) else {
        return try connection.execute(
          """
          DELETE FROM galley.recovery_codes
          WHERE login = \(login) AND digest = \(RecoveryCodes.digest(of: code)) RETURNING true
          """
        ).first != nil
      }
      guard
        let row = try connection.execute(
          "SELECT sealed, last_step FROM galley.second_factors WHERE login = \(login)"
        ).first
      else { return false }
      guard let secret = key.open(try row.value(at: 0), for: login) else {
        throw Failure(
          .failed,
          "the second factor of \(login) was encrypted with another key than that of this desk; "
            + "restore the desk's key, or let an admin remove the second factor")
      }
      guard
        let step = OneTimeCode.step(
          of: code, key: secret, at: now, after: try row.value(at: 1))
      else { return false }
      // Of two requests with the same code, one is accepted.
      return try connection.execute(
        """
        UPDATE galley.second_factors SET last_step = \(step)
        WHERE login = \(login) AND last_step < \(step) RETURNING true
        """
      ).first != nil
    }
    guard isAccepted else { throw refusal }
  }
}

// Sets second factors up and removes them, in the person's own name.
extension Member {
  /// Sets up the person's own second factor.
  ///
  /// - Parameter code: Proves that the program on the person's phone has the secret.
  /// - Returns: Ten recovery codes, which are not shown again.
  /// - Throws: ``Failure`` if the code is wrong, or there is a second factor.
  package func enrol(
    _ proposed: ProposedSecondFactor, code: String, at now: Date = Date()
  ) async throws -> [String] {
    let code = code.filter { !$0.isWhitespace }
    guard let step = proposed.step(of: code, at: now) else {
      throw Failure(
        .unacceptable,
        "the code is wrong; type the code that your program shows now, and check the "
          + "time of your phone")
    }
    let codes = RecoveryCodes.make()
    let digests = codes.map(RecoveryCodes.digest)
    let caller = actor.name
    _ = try await administer(caller) { connection in
      try connection.execute(
        """
        SELECT galley.set_second_factor(\(caller), \(proposed.sealed), \(step), \(digests))
        """)
    }
    return codes
  }

  /// When the person set up a second factor; nil for none. For oneself, and for admins.
  package func secondFactor(of login: String) async throws -> Date? {
    let (person, caller) = (try await person(login).login, actor.name)
    return try await administer(login) { connection in
      try connection.execute("SELECT galley.second_factor(\(caller), \(person))")[0].value(at: 0)
    }
  }

  /// Removes a person's second factor: their own, or as an admin another person's.
  ///
  /// - Returns: Whether there was one.
  package func removeSecondFactor(of login: String) async throws -> Bool {
    let (person, caller) = (try await person(login).login, actor.name)
    return try await administer(login) { connection in
      try connection.execute("SELECT galley.remove_second_factor(\(caller), \(person))")[0]
        .value(at: 0)
    }
  }
}
