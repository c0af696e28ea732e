package import PostgreSQL
import PostgresEventStore

/// How far the live builds show what the public can read.
package struct PublicHorizon: Hashable, Sendable {
  /// The position up to which they can be trusted for every article. An article in quarantine holds
  /// it back: what continues after this position then finds the article's changes once it has left.
  package let position: Int64
  /// The position up to which they can be trusted for every article that is not in quarantine.
  package let checkpoint: Int64
  /// Differs as soon as an article enters or leaves quarantine.
  package let quarantine: Int64

  /// - Parameter row: Of ``statement(withReplies:)``.
  package init(_ row: borrowing Row) throws {
    position = try row.value("position")
    checkpoint = try row.value("checkpoint")
    quarantine = try row.value("quarantine")
  }

  /// One row; none if the models have not been built.
  ///
  /// - Parameter withReplies: Whether the same must be true for every reply.
  package static func statement(withReplies: Bool = false) -> Query {
    let models = models(withReplies: withReplies)
    return """
      SELECT least(min(b.checkpoint), min(q.position) - 1) AS position,
        min(b.checkpoint) AS checkpoint,
        coalesce(bit_xor(hashtextextended(q.projection || q.stream::text, q.position)), 0)
          AS quarantine
      FROM read.builds b
      LEFT JOIN read.quarantine q ON q.projection = b.projection AND q.build = b.build
      WHERE b.status = 'live' AND b.projection = ANY (\(models))
      HAVING count(DISTINCT b.projection) = \(models.count)
      """
  }

  /// A condition: whether an article is in quarantine in one of the live builds.
  ///
  /// - Parameter article: A column of the statement around this one.
  package static func isQuarantined(_ article: Query) -> Query {
    """
    EXISTS (
      SELECT FROM read.quarantine q
      JOIN read.builds b ON b.projection = q.projection AND b.build = q.build
      WHERE q.stream = \(article) AND b.status = 'live'
        AND b.projection = ANY (\(models(withReplies: false))))
    """
  }

  private static func models(withReplies: Bool) -> [String] {
    [Publications.name, Revisions.name] + (withReplies ? [Replies.name] : [])
  }
}
