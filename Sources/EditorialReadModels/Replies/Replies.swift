package import Editorial
package import EventSourcing
import Foundation
package import PostgresEventStore

/// Every reply of a reader: what the desk has decided, and where its texts are.
package enum Replies: ReplyProjection {
  package struct Rows: Sendable {
    /// One, once the reply is received.
    package var replies: [ReplyRow] = []
  }

  package static let name = "replies"
  package static let version = 1
  package static let noRows = Rows()
  package static let tables = [ProjectedTable<Rows>(\.replies)]

  package static func apply(
    _ recorded: RecordedEvent<ReplyEvent>, to rows: inout Rows
  ) throws {
    if case .received(let article, let words) = recorded.event {
      var row = ReplyRow()
      (row.reply, row.article, row.words) = (recorded.stream.id, article, words)
      (row.firstPosition, row.receivedAt) = (Int(recorded.position), recorded.recordedAt)
      rows.replies = [row]
    }
    try rows.replies.changeOnly { $0.change(by: recorded) }
  }
}

extension ReplyRow {
  fileprivate mutating func change(by recorded: RecordedEvent<ReplyEvent>) {
    let (actor, at) = (recorded.actor, recorded.recordedAt)
    version = recorded.version
    let wasPublic = status == .approved
    switch recorded.event {
    case .received: break
    case .approved: decide(.approved, nil, by: actor, at: at)
    case .rejected(let reason): decide(.rejected, reason, by: actor, at: at)
    case .withdrawn(let reason): decide(.withdrawn, reason, by: actor, at: at)
    case .answered(let text): (answer, answeredBy, answeredAt) = (text, actor, at)
    case .erased(_, let reason, _):
      decide(.erased, reason, by: actor, at: at)
      (answer, answeredBy, answeredAt) = (nil, nil, nil)
    }
    if wasPublic || status == .approved {
      (changedAt, changedPosition) = (at, Int(recorded.position))
    }
  }

  private mutating func decide(_ status: ReplyStatus, _ reason: String?, by actor: String, at: Date)
  {
    (self.status, self.reason, decidedBy, decidedAt) = (status, reason, actor, at)
  }
}
