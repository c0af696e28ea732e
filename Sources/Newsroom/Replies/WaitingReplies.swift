package import Foundation
package import JSON
import PostgreSQL

/// The replies that wait for a decision.
package struct WaitingReplies: Hashable, Sendable {
  package let number: Int
  /// When the oldest was received; nil if there is none.
  package let oldestAt: Date?

  package init(number: Int, oldestAt: Date?) { (self.number, self.oldestAt) = (number, oldestAt) }

  init(_ row: borrowing Row) throws {
    (number, oldestAt) = (try row.value("waiting"), try row.value("oldest"))
  }
}

extension WaitingReplies: JSONDescribed {
  package static let json = JSONDescription<WaitingReplies>(
    "WaitingReplies", "The replies of readers that wait for a decision.",
    [
      JSONMember("number", "The number of these replies.", \.number),
      JSONMember("oldestAt", "When the oldest was received; null for none.", \.oldestAt),
    ])
}
