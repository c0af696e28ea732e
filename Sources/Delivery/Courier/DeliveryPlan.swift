import EditorialReadModels
import Foundation
import PostgreSQL

/// What has changed for the public since a destination was last looked at becomes a delivery to it.
///
/// A later change replaces an earlier one that was not delivered. A destination that received an
/// article gets each later change of it. Any other destination gets an article only while the public
/// can read it and it fits. Earlier changes are not looked at again, so a rebuilt read model and a
/// restored database add no delivery.
enum DeliveryPlan {
  /// Plans the changes up to the checkpoint of `horizon`, in one transaction.
  ///
  /// An article in quarantine holds back the position of a destination, and no other article: its
  /// changes are found once it has left.
  ///
  /// - Parameter planned: What the same session has planned for the same destinations; nil to look at
  ///   all that follows their positions.
  static func run(
    for destinations: [Int], after planned: PublicHorizon?, through horizon: PublicHorizon,
    on connection: inout Connection
  ) throws {
    let known = planned?.quarantine == horizon.quarantine ? planned?.checkpoint : nil
    _ = try connection.pipelinePrepared([
      plan(for: destinations, after: known ?? 0), removal(for: destinations),
      """
      UPDATE galley.destinations SET position = \(horizon.position)
      WHERE id = ANY (\(destinations)) AND position < \(horizon.position)
      """,
    ])
  }

  /// Adds the new deliveries, and turns those that are known to the last change.
  ///
  /// An article that was imported with its publication is not news: it is delivered when it changes.
  private static func plan(for destinations: [Int], after known: Int64) -> Query {
    """
    WITH changed AS (
      SELECT d.id AS destination, p.article, p.change,
        p.publication_state <> 'published' OR t.key IS NULL AS takes_away,
        (d.section IS NULL OR d.section = r.section)
          AND (d.keyword IS NULL OR d.keyword = ANY (r.keywords))
          AND e.type NOT IN ('PublicationImported', 'CorrectionImported') AS fits
      FROM galley.destinations d
      CROSS JOIN LATERAL (
        SELECT p.*, c.change FROM (
          SELECT article, max(position) AS change
          FROM (\(PublicChanges.after("greatest(d.position, \(known))"))) c GROUP BY article
        ) c
        JOIN read.publications p ON p.article = c.article
      ) p
      JOIN read.revisions r ON r.article = p.article AND r.revision = p.revision
      JOIN galley.events e ON e.position = p.change
      LEFT JOIN galley.texts t ON t.key = r.manuscript
      WHERE d.id = ANY (\(destinations))
    )
    INSERT INTO galley.deliveries AS k (destination, article, state, change, takes_away, wanted)
    SELECT c.destination, c.article, 'pending', c.change, c.takes_away, c.fits AND NOT c.takes_away
    FROM changed c
    LEFT JOIN galley.deliveries k ON k.destination = c.destination AND k.article = c.article
    WHERE k.change < c.change OR k.change IS NULL AND c.fits AND NOT c.takes_away
    ON CONFLICT ON CONSTRAINT deliveries_article DO UPDATE SET
      state = CASE k.state WHEN 'sending' THEN 'sending' ELSE 'pending' END,
      change = excluded.change, takes_away = excluded.takes_away, wanted = excluded.wanted,
      planned_at = CASE k.state WHEN 'delivered' THEN excluded.planned_at ELSE k.planned_at END,
      due_at = CASE k.state WHEN 'sending' THEN k.due_at ELSE excluded.due_at END,
      attempts = CASE k.state WHEN 'sending' THEN k.attempts ELSE 0 END
    """
  }

  /// Drops deliveries of articles that are gone, or do not fit, to destinations that never received
  /// them.
  private static func removal(for destinations: [Int]) -> Query {
    """
    DELETE FROM galley.deliveries
    WHERE destination = ANY (\(destinations)) AND state IN ('pending', 'dead')
      AND NOT reached AND NOT wanted
    """
  }
}
