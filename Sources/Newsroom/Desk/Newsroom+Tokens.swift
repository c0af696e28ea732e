import Editorial
import EventSourcing
package import Foundation
import PostgreSQL
import PostgresEventStore

/// The tokens that programs show, in the newsroom of `galley_desk`.
extension Newsroom {
  /// The longest time that a token is valid.
  package static let longestToken: Duration = .seconds(365 * 86_400)
  /// The longest label, in characters.
  package static let longestLabel = 100

  /// Makes a token for a person who is signed in. Check the password again before.
  ///
  /// - Throws: As `Member.makeToken`.
  package func makeToken(
    for session: DeskSession, label: String, scope: TokenScope, lifetime: Duration,
    commandID: UUID? = nil
  ) async throws -> MadeToken {
    try await author(for: session).makeToken(
      label: label, scope: scope, lifetime: lifetime, password: session.password.text,
      commandID: commandID)
  }

  /// The token that a program showed; nil if it is forged, over or revoked, or if its person is not
  /// an active person any more.
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
