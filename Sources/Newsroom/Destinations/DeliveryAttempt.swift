package import Digests
package import Editorial
package import Foundation
package import JSON
import PostgreSQL

/// What was sent of an article: its text, or that it is gone.
package enum DeliveredState: String, CaseIterable, Hashable, Sendable, JSONDescribed {
  /// The live text.
  case usable
  /// The article is on hold.
  case held
  /// It was unpublished, or its text was erased.
  case withdrawn
  case killed
}

extension DeliveredState: PostgresDecodable {}

/// An attempt to deliver an article.
package struct DeliveryAttempt: Sendable {
  /// The place among all attempts of the newsroom.
  package let number: Int64
  package let destination: String
  package let article: UUID
  /// Nil while the read model lacks the article.
  package let slug: Slug?
  /// The position in the log of the last change that was sent.
  package let change: Int64
  /// The id of the event of that change, by which a receiver recognizes a repetition.
  package let event: UUID
  package let sentAs: DeliveredState
  /// Counted from 1 for each change.
  package let attempt: Int
  package let at: Date
  package let seconds: Double
  package let isConfirmed: Bool
  /// Of the response; nil for none.
  package let status: Int?
  /// Nil after a success.
  package let failure: String?
  /// The SHA-256 of what was sent.
  package let digest: Digest
  package let bytes: Int

  package init(
    number: Int64, destination: String, article: UUID, slug: Slug?, change: Int64, event: UUID,
    sentAs: DeliveredState, attempt: Int, at: Date, seconds: Double, isConfirmed: Bool,
    status: Int?, failure: String?, digest: Digest, bytes: Int
  ) {
    (self.number, self.destination, self.article, self.slug) = (number, destination, article, slug)
    (self.change, self.event, self.sentAs, self.attempt) = (change, event, sentAs, attempt)
    (self.at, self.seconds, self.isConfirmed) = (at, seconds, isConfirmed)
    (self.status, self.failure, self.digest, self.bytes) = (status, failure, digest, bytes)
  }

  private init(_ row: borrowing Row) throws {
    number = try row.value("number")
    destination = try row.value("name")
    article = try row.value("article")
    slug = try row.value("slug", as: String?.self).flatMap { Slug($0) }
    change = try row.value("change")
    event = try row.value("event_id")
    sentAs = try row.value("sent_as")
    attempt = try row.value("attempt")
    at = try row.value("at")
    seconds = try row.value("seconds")
    isConfirmed = try row.value("confirmed")
    status = try row.value("status")
    failure = try row.value("failure")
    digest = try row.value("digest")
    bytes = try row.value("bytes")
  }

  /// The last attempts of one destination, newest first.
  ///
  /// - Parameters:
  ///   - isFailed: Only those that failed.
  ///   - number: Only those before this one.
  static func last(
    _ count: Int, of destination: Int, isFailed: Bool = false, before number: Int64? = nil,
    on connection: inout Connection
  ) throws -> [DeliveryAttempt] {
    let failed: Query = isFailed ? " AND NOT a.confirmed" : ""
    let page: Query = number.map { " AND a.number < \($0)" } ?? ""
    return try connection.execute(
      """
      SELECT a.*, d.name,
        (SELECT c.name FROM galley.claims c WHERE c.stream = a.article
          ORDER BY c.name LIMIT 1) AS slug
      FROM galley.delivery_attempts a JOIN galley.destinations d ON d.id = a.destination
      WHERE a.destination = \(destination)\(failed)\(page)
      ORDER BY a.number DESC LIMIT \(count)
      """
    ).map { try DeliveryAttempt($0) }
  }
}

extension DeliveryAttempt: JSONDescribed {
  package static let json = JSONDescription<DeliveryAttempt>(
    "DeliveryAttempt", "An attempt to deliver an article.",
    [
      JSONMember("number", "The place among all attempts of the newsroom.", \.number),
      JSONMember("destination", "The name of the destination.", \.destination),
      JSONMember("article", "The id of the article.", \.article),
      JSONMember("slug", "A slug of the article; null for none.", \.slug),
      JSONMember("change", "The position in the log of the last change that was sent.", \.change),
      JSONMember(
        "event", "The id of its event, by which a receiver recognizes a repetition.", \.event),
      JSONMember("sentAs", "Whether the text was sent, or that it is gone.", \.sentAs),
      JSONMember("attempt", "The number of the attempt for this change, from 1.", \.attempt),
      JSONMember("at", "When it began.", \.at),
      JSONMember("seconds", "How long it took, in seconds.", \.seconds),
      JSONMember("confirmed", "Whether the destination confirmed it.", \.isConfirmed),
      JSONMember("status", "The status of the response; null for none.", \.status),
      JSONMember("failure", "Why it failed; null after a success.", \.failure),
      JSONMember("digest", "The SHA-256 of what was sent.", \.digest),
      JSONMember("bytes", "The size of what was sent, in bytes.", \.bytes),
    ])
}
