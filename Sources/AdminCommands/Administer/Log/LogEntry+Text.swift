import Editorial
import EventSourcing
import Foundation
import Newsroom
import PlainText

extension LogEntry {
  /// Everything except the payload.
  var facts: Facts {
    var facts = Facts()
    facts.add("position", String(position))
    facts.add("stream", "\(stream), version \(version)")
    facts.add("article", slug)
    facts.add("event", "\(type), schema version \(schemaVersion)")
    facts.add("id", id.text)
    facts.add("actor", actor)
    facts.add("command", commandID.text)
    facts.add("recorded", recordedAt.timestamp)
    return facts
  }
}
