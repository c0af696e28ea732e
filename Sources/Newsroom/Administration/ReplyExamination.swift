import Digests
import Editorial
import EventSourcing
import Foundation
import PostgresEventStore

extension StreamExamination {
  /// Examines a reply by the rules, and by the requests that are stored with its commands.
  init(of events: [RecordedEvent<ReplyEvent>], requests: [UUID: Digest]) {
    self.init()
    var state = Reply.initialState
    for event in events {
      if let objection = Reply.objection(to: event, on: state) {
        findings.append(LogFinding(event, "should not have been recorded: \(objection)"))
      }
      if let request = requests[event.commandID], request != event.event.command.request {
        findings.append(LogFinding(event, "is not what its command asked for"))
      }
      Reply.evolve(&state, by: event)
      if let text = event.event.text { texts.insert(text) }
      erased.formUnion(event.event.erasedTexts)
    }
  }
}

extension LogFinding {
  /// - Parameter predicate: Continues "the ReplyApproved at position 12 by anna".
  fileprivate init(_ event: RecordedEvent<ReplyEvent>, _ predicate: String) {
    self.init(
      position: event.position, stream: event.stream.id, version: event.version,
      "the \(event.event.storedType.rawValue) at position \(event.position) by \(event.actor) "
        + predicate)
  }
}
