import Digests
import Editorial
import EventSourcing
import Foundation
import Testing

/// The events of an article at the start of a test, in the style given-when-then: given these
/// events, when a command is sent, then this is the outcome.
struct Story {
  private(set) var events: [RecordedEvent<ArticleEvent>] = []

  static let stream = StreamName.article(UUID())
  /// The time of the first event. The others follow at intervals of a minute.
  static let beginning = Date(timeIntervalSince1970: 1_795_392_000)
  /// The default time of commands: a day later.
  static let now = beginning + 86_400

  var state: ArticleState { Article.fold(events) }

  mutating func record(_ event: ArticleEvent, by actor: Actor, at instant: Date? = nil) {
    let version = events.count + 1
    events.append(
      RecordedEvent(
        position: Int64(version), stream: Self.stream, version: version, id: .v7(), event: event,
        actor: actor.name, commandID: .v7(),
        recordedAt: instant ?? Self.beginning + Double(version) * 60))
  }

  func and(_ event: ArticleEvent, by actor: Actor = .eve) -> Story {
    var story = self
    story.record(event, by: actor)
    return story
  }

  func when(
    _ command: ArticleCommand, by actor: Actor, at now: Date = Story.now,
    under settings: NewsroomSettings = NewsroomSettings()
  ) -> Outcome {
    let context = DeskContext(actor: actor, now: now, settings: settings)
    return Outcome(
      decision: Result { () throws(ArticleRejection) in
        try Article.decide(command, on: state, in: context)
      })
  }
}

/// The outcome of a command.
struct Outcome {
  let decision: Result<[ArticleEvent], ArticleRejection>

  /// What a rejection says; nil if there is none.
  var sentence: String? {
    if case .failure(let rejection) = decision { rejection.description } else { nil }
  }

  func then(_ events: ArticleEvent..., sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(decision == .success(events), sourceLocation: sourceLocation)
  }

  func nothing(sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(decision == .success([]), sourceLocation: sourceLocation)
  }

  func rejects(
    _ rule: String, _ kind: ArticleRejection.Kind = .rule,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    guard case .failure(let rejection) = decision else {
      Issue.record("not refused but \(decision)", sourceLocation: sourceLocation)
      return
    }
    #expect(rejection.rule == rule, "\(rejection)", sourceLocation: sourceLocation)
    #expect(rejection.kind == kind, "\(rejection)", sourceLocation: sourceLocation)
  }
}
