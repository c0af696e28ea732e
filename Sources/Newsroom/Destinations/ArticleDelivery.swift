package import Digests
import Editorial
package import Foundation
package import JSON
import PostgreSQL

/// What a destination has of an article, and what it still waits for.
package struct ArticleDelivery: Sendable {
  package enum State: String, CaseIterable, Hashable, Sendable, JSONDescribed {
    /// A change waits to be sent, or to be sent again.
    case pending
    case sending
    /// The destination has confirmed the last change.
    case delivered
    /// The last change was given up.
    case dead
  }

  package let destination: String
  /// Whether the destination was removed.
  package let isRemoved: Bool
  package let state: State
  /// Whether it has, or may have, received the article. It then gets each later change.
  package let isReached: Bool
  /// What it confirmed last; nil for nothing.
  package let confirmedAs: DeliveredState?
  package let confirmedAt: Date?
  /// The position in the log of the change that it confirmed last.
  package let confirmedChange: Int64?
  package let confirmedDigest: Digest?
  /// The attempts to send the waiting change.
  package let attempts: Int
  /// Since when a change waits; nil if none does.
  package let waitingSince: Date?
  /// Why the last attempt failed; nil after a success.
  package let failure: String?

  package init(
    destination: String, isRemoved: Bool, state: State, isReached: Bool,
    confirmedAs: DeliveredState?, confirmedAt: Date?, confirmedChange: Int64?,
    confirmedDigest: Digest?, attempts: Int, waitingSince: Date?, failure: String?
  ) {
    (self.destination, self.isRemoved, self.state) = (destination, isRemoved, state)
    (self.isReached, self.confirmedAs, self.confirmedAt) = (isReached, confirmedAs, confirmedAt)
    (self.confirmedChange, self.confirmedDigest) = (confirmedChange, confirmedDigest)
    (self.attempts, self.waitingSince, self.failure) = (attempts, waitingSince, failure)
  }

  private init(_ row: borrowing Row) throws {
    destination = try row.value("name")
    isRemoved = try row.value("is_removed")
    state = try row.value("state")
    isReached = try row.value("reached")
    confirmedAs = try row.value("confirmed_as")
    confirmedAt = try row.value("confirmed_at")
    confirmedChange = try row.value("confirmed_change")
    confirmedDigest = try row.value("confirmed_digest")
    attempts = try row.value("attempts")
    waitingSince = state == .delivered ? nil : try row.value("planned_at")
    failure = try row.value("failure")
  }

  /// In the order of the destinations' names.
  static func all(
    of article: UUID, on connection: inout Connection
  ) throws -> [ArticleDelivery] {
    try connection.execute(
      """
      SELECT k.*, d.name, d.removed_at IS NOT NULL AS is_removed
      FROM galley.deliveries k JOIN galley.destinations d ON d.id = k.destination
      WHERE k.article = \(article) ORDER BY d.name, d.id
      """
    ).map { try ArticleDelivery($0) }
  }
}

extension ArticleDelivery.State: PostgresDecodable {}

extension ArticleDelivery: JSONDescribed {
  package static let json = JSONDescription<ArticleDelivery>(
    "ArticleDelivery", "What a destination has of an article, and what it still waits for.",
    [
      JSONMember("destination", "The name of the destination.", \.destination),
      JSONMember("removed", "Whether the destination was removed.", \.isRemoved),
      JSONMember("state", "The state of the last change.", \.state),
      JSONMember(
        "reached", "Whether the destination has, or may have, received the article.",
        \.isReached),
      JSONMember(
        "confirmedAs", "What it confirmed last: the text, or that it is gone; null for nothing.",
        \.confirmedAs),
      JSONMember("confirmedAt", "When it confirmed it; null for never.", \.confirmedAt),
      JSONMember(
        "confirmedChange",
        "The position in the log of the change that it confirmed last; null for none.",
        \.confirmedChange),
      JSONMember(
        "confirmedDigest", "The SHA-256 of what it confirmed last; null for nothing.",
        \.confirmedDigest),
      JSONMember("attempts", "The attempts to send the waiting change.", \.attempts),
      JSONMember(
        "waitingSince", "Since when a change waits; null if none does.", \.waitingSince),
      JSONMember("failure", "Why the last attempt failed; null after a success.", \.failure),
    ])
}
