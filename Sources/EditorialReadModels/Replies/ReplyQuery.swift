package import Editorial
package import Foundation
package import PostgreSQL
import PostgresEventStore

/// Asks for replies with their texts and their articles, longest wait first.
package struct ReplyQuery: Sendable {
  /// Nil for all.
  package var status: ReplyStatus?
  /// Nil for those to all articles.
  package var article: UUID?
  /// Nil for all; otherwise only the reply with this id.
  package var reply: UUID?
  /// Where the previous page ended; nil for the first.
  package var cursor: PageCursor?
  /// The most rows.
  package var limit: Int

  package init(
    status: ReplyStatus? = nil, article: UUID? = nil, reply: UUID? = nil,
    after cursor: PageCursor? = nil, limit: Int
  ) {
    (self.status, self.article, self.reply) = (status, article, reply)
    (self.cursor, self.limit) = (cursor, limit)
  }

  /// A reply, with its article's slug and headline, and its texts as they are stored; nil for those
  /// that were erased.
  package struct Found: Sendable {
    package let row: ReplyRow
    package let slug: Slug
    package let headline: String
    package let words: ReplyWords?
    package let answer: String?
  }

  package func run(
    from source: ReadSource = .live, on connection: inout Connection
  ) throws -> [Found] {
    try connection.execute(statement(from: source)).map { row in
      let stored: String? = try row.value("stored_words")
      return Found(
        row: try ReplyRow.table.record(row), slug: try row.value("slug"),
        headline: try row.value("headline"), words: stored.map { ReplyWords(stored: $0) },
        answer: try row.value("stored_answer"))
    }
  }

  private func statement(from source: ReadSource) -> Query {
    let columns = ReplyRow.table.columns.map { "r.\($0.name)" }.joined(separator: ", ")
    var query: Query = """
      SELECT \(raw: columns), b.slug, b.headline, w.body AS stored_words, a.body AS stored_answer
      FROM \(raw: source.table(ReplyRow.table)) r
      JOIN \(raw: source.table(BoardRow.table)) b ON b.article = r.article
      LEFT JOIN galley.texts w ON w.key = r.words
      LEFT JOIN galley.texts a ON a.key = r.answer
      WHERE true
      """
    if let status { query = query.appending(" AND r.status = \(status)") }
    if let article { query = query.appending(" AND r.article = \(article)") }
    if let reply { query = query.appending(" AND r.reply = \(reply)") }
    if let cursor {
      query = query.appending(" AND (r.received_at, r.reply) > (\(cursor.time), \(cursor.article))")
    }
    return query.appending(" ORDER BY r.received_at, r.reply LIMIT \(limit)")
  }

  /// The number of replies that wait for a decision, and when the oldest of them was received: one row
  /// with `waiting` and `oldest`.
  package static func waiting(from source: ReadSource = .live) -> Query {
    """
    SELECT count(*) AS waiting, min(received_at) AS oldest
    FROM \(raw: source.table(ReplyRow.table)) r WHERE status = \(ReplyStatus.received)
    """
  }

  /// The number of replies to an article that are approved or wait, and what somebody decided about
  /// replies to it: one row with `approved`, `waiting` and `policy`.
  package static func counts(of article: UUID) -> Query {
    """
    SELECT count(*) FILTER (WHERE status = \(ReplyStatus.approved)) AS approved,
      count(*) FILTER (WHERE status = \(ReplyStatus.received)) AS waiting,
      (SELECT policy FROM \(raw: ReadSource.live.table(ReplyPolicyRow.table)) q WHERE q.article = \(article))
        AS policy
    FROM \(raw: ReadSource.live.table(ReplyRow.table)) r WHERE r.article = \(article)
    """
  }
}
