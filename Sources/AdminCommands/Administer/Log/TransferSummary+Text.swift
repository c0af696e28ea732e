import Newsroom
import PlainText

extension TransferSummary {
  /// In words, without a full stop.
  var words: String {
    "\(Count.of(events, "event")), \(Count.of(people, "person", plural: "people")) and "
      + Count.of(seals, "seal")
  }
}
