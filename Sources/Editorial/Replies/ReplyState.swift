package import Digests
package import Foundation

/// A reader's reply, folded from its events.
package struct ReplyState: Hashable, Sendable {
  /// The number of its events.
  package internal(set) var version = 0
  /// Nil until the reply is received.
  package internal(set) var status: ReplyStatus?
  package internal(set) var article: UUID?
  package internal(set) var receivedAt: Date?
  /// The key of the reader's words.
  package internal(set) var words: Digest?
  /// The key of the desk's present answer; nil without one.
  package internal(set) var answer: Digest?
  /// The keys of all texts that are stored for it.
  package internal(set) var texts: [Digest] = []

  package init() {}
}

/// What the desk has decided about a reply. The raw values are stored.
package enum ReplyStatus: String, Hashable, Sendable, CaseIterable {
  /// It waits for a decision.
  case received
  case approved
  case rejected
  /// It was approved, and is no longer shown.
  case withdrawn
  case erased

  /// The status, in words.
  package var phrase: String {
    switch self {
    case .received: "waiting"
    case .approved: "approved"
    case .rejected: "rejected"
    case .withdrawn: "withdrawn"
    case .erased: "erased"
    }
  }
}
