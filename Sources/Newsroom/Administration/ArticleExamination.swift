import Digests
import Editorial
import EventSourcing
import Foundation
import PostgresEventStore

extension StreamExamination {
  /// Checks, command by command, that the desk's rules allow the events, and that each command
  /// asked for the events that it recorded.
  ///
  /// Examines an article by its events and the requests that are stored with its commands.
  init(of events: [RecordedEvent<ArticleEvent>], requests: [UUID: Digest]) {
    self.init()
    var state = Article.initialState
    var rest = events[...]
    while let first = rest.first {
      let decision = rest.prefix { $0.commandID == first.commandID && $0.actor == first.actor }
      if let objection = Article.objection(to: decision, on: state) {
        findings.append(
          LogFinding(
            position: first.position, stream: first.stream.id, version: first.version,
            "the \(first.event.storedType.rawValue) at position \(first.position) by "
              + "\(first.actor) should not have been recorded: \(objection)"))
      }
      if let request = requests[first.commandID],
        !ArticleCommand.candidates(for: decision.map(\.event)).contains(where: {
          $0.request == request
        })
      {
        findings.append(
          LogFinding(
            position: first.position, stream: first.stream.id, version: first.version,
            "the \(first.event.storedType.rawValue) at position \(first.position) by "
              + "\(first.actor) is not what its command asked for"))
      }
      for event in decision { Article.evolve(&state, by: event) }
      rest = rest.dropFirst(decision.count)
    }
    for event in events.map(\.event) {
      texts.formUnion([event.manuscript, event.note].compactMap(\.self))
      pictures.formUnion(event.pictures.map(\.key))
      erased.formUnion(event.erasedTexts + event.erasedPictures)
      if let slug = event.slugClaim { claims.insert(slug.text) }
    }
  }
}
