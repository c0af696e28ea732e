import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import PostgresEventStore

/// The tokens with which programs use the API, in the newsroom of `galley_desk`. A token is like a
/// session: the server keeps an id, and the password encrypted with a key that only the token has.
extension Newsroom {
  /// The longest time that a token is valid.
  package static let longestToken: Duration = .seconds(365 * 86_400)
  /// The longest label, in characters.
  package static let longestLabel = 100
  /// How many valid tokens a person may have.
  package static let mostTokens = 50

  /// Checks the password again, and makes a token.
  ///
  /// - Parameters:
  ///   - label: What the person calls it.
  ///   - lifetime: At most ``longestToken``.
  /// - Returns: The text of the token. Nobody can read it later.
  /// - Throws: ``Failure`` of kind `forbidden` for a wrong password, or if the scope needs an admin;
  ///   `invalid` for a label or a lifetime that is not allowed; `refused` for too many tokens.
  package func makeToken(
    for session: DeskSession, password: String, label: String, scope: TokenScope,
    lifetime: Duration
  ) async throws -> String {
    let label = label.trimmingCharacters(in: .whitespacesAndNewlines)
    guard (1...Self.longestLabel).contains(label.count), !label.utf8.contains(0) else {
      throw Failure(.invalid, "a token's label has 1 to \(Self.longestLabel) characters")
    }
    guard lifetime > .zero, lifetime <= Self.longestToken else {
      throw Failure(.invalid, "a token is valid for 1 to 365 days")
    }
    guard scope != .admin || session.actor.role == .admin else {
      throw Failure(.forbidden, "only an admin can have a token of the scope admin")
    }
    try await confirm(session, password: password)
    let ticket = SessionTicket.random()
    let (login, sealed) = (session.actor.name, ticket.seal(password))
    try await pool.withConnection { connection in
      try connection.execute(
        "DELETE FROM galley.desk_tokens WHERE expires_at < clock_timestamp()")
      let count: Int = try connection.execute(
        "SELECT count(*) FROM galley.desk_tokens WHERE login = \(login)")[0].value(at: 0)
      guard count < Self.mostTokens else {
        throw Failure(
          .refused, "\(login) has \(count) tokens; revoke those that are not used")
      }
      try connection.execute(
        """
        INSERT INTO galley.desk_tokens (id, login, label, scope, sealed, expires_at)
        VALUES (\(ticket.id), \(login), \(label), \(scope.rawValue), \(sealed),
          clock_timestamp() + make_interval(secs => \(lifetime / .seconds(1))))
        """)
    }
    return APIToken.text(of: ticket)
  }

  /// The token that a program showed; nil if it is forged, over or revoked, or if its person is not
  /// an active user any more.
  package func token(of ticket: SessionTicket) async throws -> APIToken? {
    let known = settings
    return try await pool.withConnection { connection in
      let before = known.settings
      let answers = try connection.pipeline([
        Self.question(token: ticket.id),
        LogReader.events(of: NewsroomSettings.stream.id, after: before.version),
      ])
      _ = try known.update(before, by: answers[1])
      guard let row = answers[0].first,
        let password = ticket.open(try row.value(at: 2)),
        let scope = TokenScope(rawValue: try row.value(at: 3))
      else { return nil }
      if try row.value(at: 4) {
        try connection.execute(
          "UPDATE galley.desk_tokens SET used_at = clock_timestamp() WHERE id = \(ticket.id)")
      }
      let actor = Actor(name: try row.value(at: 0), role: try row.value(at: 1))
      return APIToken(
        session: DeskSession(ticket: ticket, actor: actor, password: password), scope: scope)
    }
  }

  /// The valid tokens of the person, the newest first.
  package func tokens(of session: DeskSession) async throws -> [ListedToken] {
    let login = session.actor.name
    return try await pool.withConnection { connection in
      try connection.execute(
        """
        SELECT id, label, scope, made_at, expires_at, used_at FROM galley.desk_tokens
        WHERE login = \(login) AND expires_at > clock_timestamp() ORDER BY made_at DESC
        """
      ).map { row in
        ListedToken(
          id: try row.value(at: 0), label: try row.value(at: 1),
          scope: TokenScope(rawValue: try row.value(at: 2)) ?? .read, madeAt: try row.value(at: 3),
          expiresAt: try row.value(at: 4), usedAt: try row.value(at: 5))
      }
    }
  }

  /// Revokes one token of the person. A token of somebody else stays.
  package func revokeToken(_ id: [UInt8], of session: DeskSession) async throws {
    let login = session.actor.name
    try await pool.withConnection { connection in
      try connection.execute(
        "DELETE FROM galley.desk_tokens WHERE login = \(login) AND id = \(id)")
    }
  }

  /// The use of a token is written once a minute.
  private static func question(token id: [UInt8]) -> Query {
    """
    SELECT p.login, p.role, t.sealed, t.scope,
      coalesce(t.used_at < clock_timestamp() - interval '1 minute', true)
    FROM galley.desk_tokens t
    JOIN galley.people p ON p.login = t.login AND p.disabled_at IS NULL
    WHERE t.id = \(id) AND t.expires_at > clock_timestamp()
    """
  }
}
