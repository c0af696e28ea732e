package import Digests
import Editorial
package import JSON
import PostgresEventStore

/// What an export contains: the number of its rows.
package struct TransferSummary: Hashable, Sendable {
  package let events: Int
  package let people: Int
  package let seals: Int
  /// The digest of all lines.
  package let digest: Digest
}

extension TransferSummary {
  /// - Parameter tally: The tally after the manifest.
  init(_ tally: TransferChain) {
    events = tally.count(of: .event)
    people = tally.count(of: .person)
    seals = tally.count(of: .seal)
    digest = tally.digest
  }
}

extension TransferSummary: JSONDescribed {
  package static let json = JSONDescription<TransferSummary>(
    "TransferSummary", "What an export contains.",
    [
      JSONMember("events", "The number of events.", \.events),
      JSONMember("people", "The number of people.", \.people),
      JSONMember("seals", "The number of seals.", \.seals),
      JSONMember("sha256", "The SHA-256 of all lines.", \.digest),
    ])
}
