package import Foundation
import JSON
package import PostgreSQL
package import Syndication

/// Somebody who gets what the public can read, as it changes.
package struct Destination: Hashable, Sendable {
  package let id: Int
  package let name: String
  package let channel: DestinationChannel
  /// A web address, a directory below the root of the worker's machine, or a mailbox.
  package let address: String
  /// Of an S3 service.
  package let region: String?
  package let format: SyndicationFormat
  /// Nil for all.
  package let section: String?
  /// Nil for all.
  package let keyword: String?
  /// Nil for none.
  package let secret: DestinationSecret?
  /// The addresses of a private network that it may have.
  package let allowedAddresses: [String]
  /// The most deliveries a second.
  package let rate: Double
  /// The most deliveries at the same time.
  package let inFlight: Int
  package let state: State
  package let addedBy: String
  package let addedAt: Date

  package enum State: String, CaseIterable, Hashable, Sendable, JSONDescribed {
    case active
    /// It gets only what takes a text away, such as a kill.
    case paused
    /// The database is a copy of the one in which it was added. It gets nothing until it is resumed.
    case copied
  }

  /// The columns of ``init(_:)``, of `galley.destinations d`.
  package static let columns = """
    d.id, d.name, d.channel, d.address, d.region, d.format, d.section, d.keyword, d.secret_kind,
    d.secret_name, d.allowed, d.rate, d.in_flight, d.added_by, d.added_at,
    CASE WHEN d.home <> galley.database_identity() THEN 'copied' WHEN d.paused THEN 'paused'
      ELSE 'active' END AS state
    """

  package init(_ row: borrowing Row) throws {
    id = try row.value("id")
    name = try row.value("name")
    channel = try row.value("channel")
    address = try row.value("address")
    region = try row.value("region")
    format = try row.value("format")
    section = try row.value("section")
    keyword = try row.value("keyword")
    secret =
      if let secretName: String = try row.value("secret_name") {
        try row.value("secret_kind", as: String.self) == "file"
          ? .file(secretName) : .variable(secretName)
      } else { nil }
    allowedAddresses = try row.value("allowed")
    rate = try row.value("rate")
    inFlight = try row.value("in_flight")
    state = try row.value("state")
    addedBy = try row.value("added_by")
    addedAt = try row.value("added_at")
  }

  package init(
    id: Int, name: String, channel: DestinationChannel, address: String, region: String? = nil,
    format: SyndicationFormat, section: String? = nil, keyword: String? = nil,
    secret: DestinationSecret? = nil, allowedAddresses: [String] = [], rate: Double, inFlight: Int,
    state: State, addedBy: String, addedAt: Date
  ) {
    (self.id, self.name, self.channel, self.address) = (id, name, channel, address)
    (self.region, self.format, self.section, self.keyword) = (region, format, section, keyword)
    (self.secret, self.allowedAddresses) = (secret, allowedAddresses)
    (self.rate, self.inFlight, self.state) = (rate, inFlight, state)
    (self.addedBy, self.addedAt) = (addedBy, addedAt)
  }
}

extension Destination {
  /// Lets all destinations stand still until they are resumed. They then get what is recorded
  /// afterwards.
  static let standstill: Query = """
    UPDATE galley.destinations SET home = '', position = 9223372036854775807
    WHERE removed_at IS NULL
    """
}

extension Destination.State: PostgresDecodable {}
extension SyndicationFormat: PostgresDecodable {}
extension SyndicationFormat: JSONDescribed {}
