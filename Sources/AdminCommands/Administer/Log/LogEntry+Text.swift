import Editorial
import EventSourcing
import Foundation
import Newsroom

extension LogEntry {
  /// Everything except the payload.
  var facts: Facts {
    var facts = Facts()
    facts.add("position", String(position))
    facts.add("stream", "\(stream), version \(version)")
    facts.add("event", "\(type), schema version \(schemaVersion)")
    facts.add("id", id.uuidString.lowercased())
    facts.add("actor", actor)
    facts.add("command", commandID.uuidString.lowercased())
    facts.add("recorded", recordedAt.timestamp)
    return facts
  }
}
