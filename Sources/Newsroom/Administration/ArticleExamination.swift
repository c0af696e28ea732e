import Digests
import Editorial
import EventSourcing
import PostgresEventStore

extension StreamExamination {
  /// Of an article: whether the desk would have recorded its events, command by command.
  init(of events: [RecordedEvent<ArticleEvent>]) {
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
              + "\(first.actor) was not to be recorded: \(objection)"))
      }
      for event in decision { Article.evolve(&state, by: event) }
      rest = rest.dropFirst(decision.count)
    }
    for event in events.map(\.event) {
      texts.formUnion([event.manuscript, event.note].compactMap(\.self))
      erased.formUnion(event.erasedTexts)
      if let slug = event.slugClaim { claims.insert(slug.text) }
    }
  }
}
