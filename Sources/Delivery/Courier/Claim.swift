import EditorialReadModels
import Foundation
import Newsroom
import PlainText
import PostgreSQL
import Syndication

/// A delivery that this courier sends now.
struct Claim: Sendable {
  let destination: Int
  let article: UUID
  /// This attempt, counted from 1.
  let attempt: Int
  /// Whether the destination has, or may have, received the article before.
  let isReached: Bool

  /// How many deliveries to a destination may begin now.
  struct Allowance {
    let destination: Int
    let count: Int
  }

  /// Takes what is due: what takes a text away first, then what waits longest.
  ///
  /// An article waits while the read models lack an event of it, so that nothing is sent that is no
  /// longer live. In quarantine, it gets only what takes it away.
  ///
  /// - Parameters:
  ///   - unfinished: What this process may still be sending for an earlier session. The next delivery
  ///     of the same article waits, so that it arrives last.
  ///   - checkpoint: The position up to which the read models show the log.
  static func take(
    _ allowances: [Allowance], except unfinished: [Claim], seen checkpoint: Int64, as sender: UUID,
    on connection: inout Connection
  ) throws -> [Claim] {
    try connection.executePrepared(
      """
      UPDATE galley.deliveries k
      SET state = 'sending', sender = \(sender), attempts = k.attempts + 1
      FROM unnest(\(allowances.map(\.destination)), \(allowances.map(\.count))) AS l(destination, most)
      JOIN galley.destinations d ON d.id = l.destination
      CROSS JOIN LATERAL (
        SELECT p.article FROM galley.deliveries p
        WHERE p.destination = l.destination AND p.state = 'pending'
          AND p.due_at <= clock_timestamp() AND (p.takes_away OR NOT d.paused)
          AND NOT EXISTS (
            SELECT FROM galley.events e WHERE e.stream = p.article AND e.position > \(checkpoint))
          AND (p.takes_away OR NOT \(PublicHorizon.isQuarantined("p.article")))
          AND NOT EXISTS (
            SELECT FROM unnest(
              \(unfinished.map(\.destination)), \(unfinished.map(\.article))
            ) AS u(destination, article)
            WHERE u.destination = p.destination AND u.article = p.article)
        ORDER BY p.takes_away DESC, p.due_at LIMIT l.most
      ) p
      WHERE k.destination = l.destination AND k.article = p.article AND k.state = 'pending'
        AND d.removed_at IS NULL AND d.home = galley.database_identity()
      RETURNING k.destination, k.article, k.attempts, k.reached
      """
    ).map { row in
      Claim(
        destination: try row.value(at: 0), article: try row.value(at: 1),
        attempt: try row.value(at: 2), isReached: try row.value(at: 3))
    }
  }

  /// The articles as the public may see them now, each with its last change: the position, and the id
  /// of the event. If the event is of another article, the id is one for both of them, because that
  /// article is delivered with the event's own.
  static func items(
    of claims: [Claim], on connection: inout Connection
  ) throws -> [UUID: (item: PublicItem, change: Int64, event: UUID)] {
    let articles = Array(Set(claims.map(\.article)))
    let rows = try connection.executePrepared(PublicItemQuery(.articles(articles)).statement())
      .map { try PublicItemRow($0) }
    var events: [Int64: (id: UUID, stream: UUID)] = [:]
    for row in try connection.executePrepared(
      """
      SELECT position, event_id, stream FROM galley.events
      WHERE position = ANY (\(rows.map(\.changedPosition)))
      """)
    {
      events[try row.value(at: 0)] = (try row.value(at: 1), try row.value(at: 2))
    }
    var items: [UUID: (item: PublicItem, change: Int64, event: UUID)] = [:]
    for row in rows {
      guard let event = events[row.changedPosition] else { continue }
      let article = row.revision.article
      let id =
        event.stream == article
        ? event.id : UUID(naming: "\(event.id.text) \(article.text)")
      items[article] = (PublicItem(row), row.changedPosition, id)
    }
    return items
  }

  /// Gives back what cannot be sent now.
  func release(as sender: UUID) -> Query {
    """
    UPDATE galley.deliveries
    SET state = 'pending', sender = NULL, attempts = attempts - 1,
      due_at = clock_timestamp() + interval '1 second'
    WHERE destination = \(destination) AND article = \(article) AND sender = \(sender)
      AND state = 'sending'
    """
  }

  /// Forgets an article that the destination never received and that is gone.
  func drop(as sender: UUID) -> Query {
    """
    DELETE FROM galley.deliveries
    WHERE destination = \(destination) AND article = \(article) AND sender = \(sender)
      AND state = 'sending' AND NOT reached
    """
  }
}
