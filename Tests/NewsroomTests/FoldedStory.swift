import Editorial
import EditorialReadModels
import EventSourcing
import Foundation
import PostgresEventStore
import TestSupport

/// The events of one article, to fold a read model from. The first happens at minute 1, and each of
/// the others a minute later.
struct FoldedStory {
  private(set) var events: [RecordedEvent<ArticleEvent>] = []

  static let stream = StreamName.article(UUID())

  static func minute(_ minute: Int) -> Date {
    Date(timeIntervalSince1970: 1_795_392_000 + Double(minute) * 60)
  }

  func and(_ event: ArticleEvent, by actor: String = "eva") -> FoldedStory {
    var story = self
    let version = events.count + 1
    story.events.append(
      RecordedEvent(
        position: Int64(version), stream: Self.stream, version: version, id: .v7(), event: event,
        actor: actor, commandID: .v7(), recordedAt: Self.minute(version)))
    return story
  }

  /// An article drafted by eva.
  static func drafted(_ content: Content = .sample()) -> FoldedStory {
    FoldedStory().and(.sampleDraft("wall", content))
  }

  /// The article after it was submitted, approved and published.
  func published(_ revision: Int = 1) -> FoldedStory {
    submitted(revision).approved(revision)
      .and(
        .published(revision: revision, digest: Self.digest, slug: .sample("wall")), by: "adam")
  }

  func submitted(_ revision: Int = 1, by actor: String = "eva") -> FoldedStory {
    and(.submitted(revision: revision, digest: Self.digest), by: actor)
  }

  func approved(_ revision: Int = 1, by actor: String = "anna") -> FoldedStory {
    and(.approved(revision: revision, digest: Self.digest), by: actor)
  }

  private static let digest = Content.sample().digest

  func fold<P: Projection<ArticleEvent>>(_ projection: P.Type) throws -> P.Rows {
    try events.reduce(into: P.noRows) { rows, event in try P.apply(event, to: &rows) }
  }
}
