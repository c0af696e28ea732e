import Editorial
package import Foundation
import PlainText
import PostgreSQL
import PostgresEventStore

/// The tokens with which programs use the API. A token is like a session: the server keeps an id, and the
/// password encrypted with a key that only the token has.
extension Member {
  /// Makes a token.
  ///
  /// - Parameters:
  ///   - label: What the person calls it.
  ///   - lifetime: At most ``Newsroom/longestToken``.
  ///   - password: The person's own, which was checked just now.
  ///   - commandID: As long as its token is not revoked, it makes no second one.
  /// - Returns: The text of the token, which nobody can read later.
  /// - Throws: ``Failure`` of kind `forbidden` if the scope needs an admin; `invalid` for a label or a
  ///   lifetime that is not allowed; `unacceptable` for too many tokens; `refused` if the command has
  ///   made its token already.
  package func makeToken(
    label: String, scope: TokenScope, lifetime: Duration, password: String, commandID: UUID? = nil
  ) async throws -> MadeToken {
    let label = label.trimmed
    guard (1...Newsroom.longestLabel).contains(label.count), !label.utf8.contains(0) else {
      throw Failure(.invalid, "a token's label has 1 to \(Newsroom.longestLabel) characters")
    }
    guard lifetime > .zero, lifetime <= Newsroom.longestToken else {
      throw Failure(
        .invalid, "a token is valid for 1 to \(Int(Newsroom.longestToken / .seconds(86_400))) days")
    }
    guard scope != .admin || actor.role == .admin else {
      throw Failure(.forbidden, "only an admin can have a token of the scope admin")
    }
    let ticket =
      commandID.map { SessionTicket.random(id: .derived(from: $0, for: "token of \(actor.name)")) }
      ?? .random()
    let (caller, sealed) = (actor.name, ticket.seal(password))
    do {
      // A second attempt would find the id taken.
      let expiresAt = try await changing(.tokens, canBeMadeTwice: false) { connection, _ in
        try connection.execute(
          """
          SELECT galley.make_token(
            \(caller), \(ticket.id), \(label), \(scope.rawValue), \(sealed),
            \(lifetime / .seconds(1)))
          """)[0].value(at: 0, as: Date.self)
      }
      return MadeToken(
        text: APIToken.text(of: ticket), label: label, scope: scope, expiresAt: expiresAt)
    } catch let error as PostgresError where error.sqlState == .peopleRule {
      throw Failure(.unacceptable, error.message)
    } catch let error as PostgresError where error.sqlState == .uniqueViolation {
      throw Failure(
        .refused,
        "this token was made already; its secret is not shown again. Revoke it and make another if "
          + "you did not keep it")
    }
  }

  /// The person's valid tokens, the newest first.
  ///
  /// - Parameter isOfEverybody: Everybody's, for an admin.
  package func tokens(ofEverybody isOfEverybody: Bool = false) async throws -> [ListedToken] {
    guard !isOfEverybody || actor.role == .admin else {
      throw Failure(.forbidden, "only an admin may see the tokens of other people")
    }
    let caller = actor.name
    return try await reading { connection in
      try connection.execute(
        """
        SELECT id, login, label, scope, made_at, expires_at, used_at
        FROM galley.tokens(\(caller), \(isOfEverybody))
        """
      ).map { row in
        ListedToken(
          id: try row.value(at: 0), login: try row.value(at: 1), label: try row.value(at: 2),
          scope: TokenScope(rawValue: try row.value(at: 3)) ?? .read, madeAt: try row.value(at: 4),
          expiresAt: try row.value(at: 5), usedAt: try row.value(at: 6))
      }
    }
  }

  /// Revokes a token of the person, or of anybody if the person is an admin.
  ///
  /// - Returns: Whether there was one.
  @discardableResult
  package func revokeToken(_ id: [UInt8]) async throws -> Bool {
    let caller = actor.name
    return try await changing(.tokens) { connection, mayBeMade in
      let isRemoved: Bool = try connection.execute(
        "SELECT galley.remove_token(\(caller), \(id))")[0].value(at: 0)
      return isRemoved || mayBeMade
    }
  }

  /// Checks that this is the person's password.
  ///
  /// - Throws: ``Failure`` of kind `forbidden` if it is not.
  package func confirm(_ password: String) async throws {
    try await newsroom.check(actor.name, password)
  }
}
