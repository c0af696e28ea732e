import Editorial
package import PostgreSQL
import PostgresEventStore

/// The statements by which a worker plans the desk's notices by the board, and claims them.
///
/// What the board shows decides, not the events. So a rebuild sends nothing again, and nobody is told
/// about a submission that was withdrawn in the meantime.
package enum NoticeQuery {
  /// Notices that are older than this are not sent, and their results are kept for this number of
  /// days.
  private static let (oldest, kept) = ("interval '1 day'", "interval '30 days'")

  private static let board = ReadSource.live.table(BoardRow.table)

  /// Plans what is new, and drops what waits but no longer holds.
  ///
  /// - Parameter zone: The IANA name of the zone in which a day begins.
  package static func plan(zone: String) -> Query {
    let wanted: Query = """
      WITH happened AS (
        SELECT \(NoticeKind.submitted.rawValue) AS kind, article, submitted_at AS at,
          submitted_by AS by, NULL::text[] AS people
        FROM \(raw: board) b
        WHERE editorial_state = \(EditorialState.submitted.rawValue)
          AND submitted_at > clock_timestamp() - \(raw: oldest)
        UNION ALL
        SELECT \(NoticeKind.sentBack.rawValue), article, sent_back_at, sent_back_by,
          ARRAY[drafted_by, revised_by, submitted_by, assignee]
        FROM \(raw: board) b
        WHERE editorial_state = \(EditorialState.changesRequested.rawValue)
          AND sent_back_at > clock_timestamp() - \(raw: oldest)
        UNION ALL
        SELECT \(NoticeKind.due.rawValue), article,
          due::date::timestamp AT TIME ZONE \(zone), NULL, ARRAY[assignee]
        FROM \(raw: board) b
        WHERE due = to_char(clock_timestamp() AT TIME ZONE \(zone), 'YYYY-MM-DD')
      ), wanted AS (
        SELECT c.login, h.kind, h.article, h.at
        FROM happened h
        JOIN galley.notice_choices c ON h.kind = ANY (c.kinds)
        JOIN galley.people p ON p.login = c.login AND p.disabled_at IS NULL
        WHERE (h.people IS NULL OR c.login = ANY (h.people)) AND c.login IS DISTINCT FROM h.by
          AND (h.kind = \(NoticeKind.due.rawValue) OR h.at > c.since)
      ),
      """
    return wanted.appending(
      """
      forgotten AS (
        DELETE FROM galley.notices
        WHERE state <> 'pending' AND changed_at < clock_timestamp() - \(raw: kept)
      ), dropped AS (
        UPDATE galley.notices n SET state = 'dropped', changed_at = clock_timestamp()
        WHERE n.state = 'pending' AND NOT EXISTS (
          SELECT FROM wanted w
          WHERE (w.login, w.kind, w.article, w.at) = (n.login, n.kind, n.article, n.at))
      )
      INSERT INTO galley.notices (login, kind, article, at)
      SELECT login, kind, article, at FROM wanted
      ON CONFLICT DO NOTHING
      """)
  }

  /// Claims the notice that has waited longest. From then on, no worker sends it again.
  package static var claim: Query {
    """
    WITH claimed AS (
      UPDATE galley.notices
      SET state = 'sending', attempts = attempts + 1, changed_at = clock_timestamp()
      WHERE (login, kind, article, at) IN (
        SELECT login, kind, article, at FROM galley.notices
        WHERE state = 'pending' AND due_at <= clock_timestamp()
        ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING login, kind, article, at, attempts
    )
    SELECT n.login, c.address, n.kind, n.article, n.at, n.attempts, b.slug,
      CASE WHEN b.embargo > clock_timestamp() THEN NULL ELSE b.headline END AS headline,
      CASE n.kind WHEN 'submitted' THEN b.submitted_by WHEN 'sent-back' THEN b.sent_back_by END
        AS by
    FROM claimed n JOIN galley.notice_choices c USING (login)
    JOIN \(raw: board) b ON b.article = n.article
    """
  }
}
