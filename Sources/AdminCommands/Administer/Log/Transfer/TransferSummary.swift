import Digests
import Editorial
import JSON
import PlainText
import PostgresEventStore
import Terminal

/// What an export contains, as text and as JSON.
struct TransferSummary {
  let events: Int
  let people: Int
  let seals: Int
  /// The digest of all lines.
  let digest: Digest
}

extension TransferSummary {
  /// - Parameter tally: The tally after the manifest.
  init(_ tally: TransferChain) {
    events = tally.count(of: .event)
    people = tally.count(of: .person)
    seals = tally.count(of: .seal)
    digest = tally.digest
  }

  /// In words, without a full stop.
  var words: String {
    "\(Count.of(events, "event")), \(Count.of(people, "person", plural: "people")) and "
      + Count.of(seals, "seal")
  }
}

extension TransferSummary: JSONDescribed {
  static let json = JSONDescription<TransferSummary>(
    "TransferSummary", "What an export contains.",
    [
      JSONMember("events", "The number of events.", \.events),
      JSONMember("people", "The number of people.", \.people),
      JSONMember("seals", "The number of seals.", \.seals),
      JSONMember("sha256", "The SHA-256 of all lines.", \.digest),
    ])
}
