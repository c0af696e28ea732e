import Editorial
package import EditorialReadModels
package import Foundation
package import JSON
import PlainText
import PostgresEventStore

/// An article that does not go on until somebody acts.
package struct StuckArticle: Listed {
  package enum Cause: String, CaseIterable, Sendable, JSONDescribed {
    /// A rule refused its publication or unpublication at the due time.
    case refused
    /// Its publication or unpublication is due, and nobody has carried it out.
    case overdue
    /// A read model cannot apply one of its events.
    case quarantined
  }

  package let id: UUID
  /// Nil if it is not on the board.
  package let row: BoardRow?
  package let cause: Cause
  /// A clause without a full stop.
  package let reason: String
  package let since: Date

  package var cursor: PageCursor { PageCursor(since, id) }
}

extension StuckArticle {
  /// An article whose publication is due.
  init(schedule row: BoardRow) {
    let refusal = row.schedule?.failureReason.map { "refused when it was due: \($0)" }
    self.init(row, row.schedule, refusal, or: "no worker has carried out its schedule")
  }

  /// An article whose unpublication is due.
  init(unpublication row: BoardRow) {
    let refusal = row.unpublication?.failureReason.map {
      "unpublication refused when it was due: \($0)"
    }
    self.init(row, row.unpublication, refusal, or: "no worker has unpublished it")
  }

  private init(
    _ row: BoardRow, _ schedule: PendingPublication?, _ refusal: String?, or overdue: String
  ) {
    id = row.article
    self.row = row
    since = schedule?.at ?? row.since
    (cause, reason) = refusal.map { (.refused, $0) } ?? (.overdue, overdue)
  }

  init(_ held: QuarantinedStream, row: BoardRow?) {
    id = held.stream
    self.row = row
    cause = .quarantined
    reason = "\(held.projection) cannot apply its event at position \(held.position): \(held.error)"
    since = held.since
  }
}

extension StuckArticle: JSONDescribed {
  package static let json = JSONDescription<StuckArticle>(
    "StuckArticle", "An article that does not go on until somebody acts.",
    [
      JSONMember("id", "The article's id.", \.id),
      JSONMember(
        "slug", "The current slug; null if the article is not on the board.", { $0.row?.slug }),
      JSONMember(
        "reference", "A short reference: @ and the position of the article's first event; or null.",
        { $0.row?.reference }),
      JSONMember(
        "headline", "The headline of the working revision; or null.", { $0.row?.headline }),
      JSONMember("cause", "What keeps it.", \.cause),
      JSONMember("reason", "The same in words, with the rule or the error.", \.reason),
      JSONMember("since", "Since when.", \.since),
      JSONMember(
        "cursor", "Where the list continues after this article, for the next page.",
        \.cursor.text),
    ])
}
