import Digests
import Editorial
import EditorialReadModels
import EventSourcing
import Foundation
import Newsroom
import PlainText

extension Console {
  /// Reports the result of a command in one line.
  ///
  /// - Parameter verbose: Whether to print the details below it.
  func show(_ receipt: Receipt, verbose: Bool) throws {
    try report(receipt) {
      "\(receipt.line)\n" + (verbose ? receipt.facts.text(for: screen) : "")
    }
  }
}

extension Receipt {
  /// What the command did, without a newline.
  var line: String {
    let words = ReceiptWords(self) { time, zone in
      guard let zone = zone.flatMap({ try? ZoneName($0) }) else { return Moment(time).absolute }
      return Moment(time, in: zone).absolute
    }
    return SanitizedText(line: words.sentence).description
  }

  /// The article after the command, and everything that was recorded.
  fileprivate var facts: Facts {
    var facts = Facts()
    facts.add("article", "\(state.slug?.text ?? "") (\(id.text))")
    facts.add("state", state.standing)
    if let current = state.current {
      facts.add("revision", "\(current.number), \(Count.of(current.content.wordCount, "word"))")
      facts.add("digest", current.digest.hex)
    }
    facts.add("version", String(state.version))
    facts.add("position", String(position))
    facts.add("command", recorded.first?.commandID.text)
    for entry in recorded {
      facts.add(
        "event \(entry.version)",
        "\(entry.event.storedType.rawValue), position \(entry.position), "
          + "\(Moment(entry.recordedAt).absolute): \(entry.actor) \(entry.event.words.withShownTimes)"
      )
    }
    return facts
  }
}
