import Editorial
import Foundation
import Newsroom
import PlainText

extension ProvedEvent {
  /// The payload as it was sealed.
  var payloadText: String { payload + "\n" }

  /// Everything except the payload.
  var facts: Facts {
    var facts = Facts()
    facts.add(
      "proved", "event \(index + 1) of the \(size) sealed by \(origin)")
    facts.add("event", type)
    facts.add("actor", actor)
    facts.add("recorded", recordedAt.timestamp)
    facts.add("position", String(position))
    facts.add("stream", "\(stream), version \(version)")
    facts.add("id", id.text)
    return facts
  }
}
