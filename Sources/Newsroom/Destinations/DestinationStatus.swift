import Editorial
package import Foundation
package import JSON
import PostgreSQL
import Syndication

/// A destination, and what it waits for.
package struct DestinationStatus: Sendable {
  package let destination: Destination
  /// The deliveries that are waiting or under way.
  package let waiting: Int
  /// Since when the first of them waits; nil for none.
  package let waitingSince: Date?
  /// The deliveries that were given up.
  package let dead: Int
  /// Those among both that take a text away, such as a kill.
  package let takedowns: Int
  /// Nil if nothing was sent yet.
  package let lastAttempt: DeliveryAttempt?

  package init(
    _ destination: Destination, waiting: Int, waitingSince: Date?, dead: Int, takedowns: Int,
    lastAttempt: DeliveryAttempt?
  ) {
    (self.destination, self.waiting, self.waitingSince) = (destination, waiting, waitingSince)
    (self.dead, self.takedowns, self.lastAttempt) = (dead, takedowns, lastAttempt)
  }

  /// All destinations, or the one of this name, in the order of their names.
  static func all(
    named name: String? = nil, on connection: inout Connection
  ) throws -> [DestinationStatus] {
    let condition: Query = name.map { " AND d.name = \($0)" } ?? ""
    let rows = try connection.execute(
      """
      SELECT \(raw: Destination.columns), k.waiting, k.since, k.dead, k.takedowns
      FROM galley.destinations d
      CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE state <> 'dead') AS waiting,
          min(planned_at) FILTER (WHERE state <> 'dead') AS since,
          count(*) FILTER (WHERE state = 'dead') AS dead,
          count(*) FILTER (WHERE takes_away) AS takedowns
        FROM galley.deliveries k WHERE k.destination = d.id AND k.state <> 'delivered'
      ) k
      WHERE d.removed_at IS NULL\(condition) ORDER BY d.name
      """)
    return try rows.map { row in
      let destination = try Destination(row)
      return DestinationStatus(
        destination, waiting: try row.value("waiting"), waitingSince: try row.value("since"),
        dead: try row.value("dead"), takedowns: try row.value("takedowns"),
        lastAttempt: try DeliveryAttempt.last(1, of: destination.id, on: &connection).first)
    }
  }
}

extension DestinationStatus: JSONDescribed {
  package static let json = JSONDescription<DestinationStatus>(
    "DestinationStatus", "A destination, and what it waits for.",
    [
      JSONMember("name", "The name of the destination.", \.destination.name),
      JSONMember("channel", "How it gets articles.", \.destination.channel),
      JSONMember(
        "address", "A web address, a directory below the delivery root, or a mailbox.",
        \.destination.address),
      JSONMember("region", "The region of an S3 service; null for none.", \.destination.region),
      JSONMember("format", "The format of what it gets.", \.destination.format),
      JSONMember(
        "section", "The section whose articles it gets; null for all.", \.destination.section),
      JSONMember(
        "keyword", "The keyword of the articles that it gets; null for all.",
        \.destination.keyword),
      JSONMember("secret", "Where its secret is; null for none.", \.destination.secret),
      JSONMember(
        "allowedAddresses", "The addresses of a private network that it may have.",
        \.destination.allowedAddresses),
      JSONMember("rate", "The most deliveries a second.", \.destination.rate),
      JSONMember("inFlight", "The most deliveries at the same time.", \.destination.inFlight),
      JSONMember(
        "state",
        "Active, paused, or copied: then the database is a copy, and nothing is delivered.",
        \.destination.state),
      JSONMember("addedBy", "Who added it.", \.destination.addedBy),
      JSONMember("addedAt", "When it was added.", \.destination.addedAt),
      JSONMember("waiting", "The deliveries that are waiting or under way.", \.waiting),
      JSONMember(
        "waitingSince", "Since when the first of them waits; null for none.", \.waitingSince),
      JSONMember("dead", "The deliveries that were given up.", \.dead),
      JSONMember(
        "takedowns", "Those among both that take a text away, such as a kill.", \.takedowns),
      JSONMember("lastAttempt", "The last attempt; null for none.", \.lastAttempt),
    ])
}
