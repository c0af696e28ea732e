import Digests
import PlainText
import PostgresEventStore
import Terminal

/// What an export holds, for people and for other programs.
struct TransferSummary: Encodable {
  let events: Int
  let people: Int
  let seals: Int
  /// Of all lines.
  let sha256: String

  /// - Parameter tally: With its manifest.
  init(_ tally: TransferTally) {
    events = tally.count(of: .event)
    people = tally.count(of: .person)
    seals = tally.count(of: .seal)
    sha256 = tally.digest.hex
  }

  /// In words, without a full stop.
  var words: String {
    "\(Count.of(events, "event")), \(Count.of(people, "person", plural: "people")) and "
      + Count.of(seals, "seal")
  }
}
