import EditorialReadModels
import PostgreSQL

extension DeskNotice {
  /// Records what became of a notice. One that is to be sent later waits for twice as long each
  /// time, from one minute to an hour.
  func recording(_ outcome: NoticeOutcome) -> Query {
    let (state, failure): (String, String?) =
      switch outcome {
      case .sent: ("sent", nil)
      case .later(let reason): ("pending", reason)
      case .never(let reason): ("failed", reason)
      }
    let minutes = min(60, 1 << min(6, attempt - 1))
    return """
      UPDATE galley.notices
      SET state = \(state as String), failure = \(failure as String?), changed_at = clock_timestamp(),
        due_at = clock_timestamp() + make_interval(mins => \(minutes)::integer)
      WHERE (login, kind, article, at) = (\(login), \(kind.rawValue), \(article), \(at))
        AND state = 'sending'
      """
  }
}
