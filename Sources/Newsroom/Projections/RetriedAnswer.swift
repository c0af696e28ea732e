import EventSourcing
package import Foundation
package import JSON
import PostgresEventStore

/// The result of a retry for the quarantined articles of one read model.
package struct RetriedAnswer: Hashable, Sendable {
  package struct Article: Hashable, Sendable {
    package let article: UUID
    /// The number of events that were applied.
    package let applied: Int
    /// Where it stops now, and why; nil if everything could be applied.
    package let position: Int64?
    package let error: String?
  }

  package let name: String
  package let articles: [Article]
}

extension RetriedAnswer {
  init<Codec: EventCodec>(_ name: String, _ outcomes: [Retry<Codec>.Outcome]) {
    self.name = name
    articles = outcomes.map { outcome in
      Article(
        article: outcome.stream, applied: outcome.applied,
        position: outcome.fault?.position, error: outcome.fault?.reason)
    }
  }

  /// How many articles are still in quarantine.
  package var waiting: Int { articles.count { $0.error != nil } }
}

extension RetriedAnswer: JSONDescribed {
  package static let json = JSONDescription<RetriedAnswer>(
    "RetriedReadModel", "The result of a retry for one read model.",
    [
      JSONMember("name", "The read model.", \.name),
      JSONMember("articles", "The articles that were in quarantine.", \.articles),
    ])
}

extension RetriedAnswer.Article: JSONDescribed {
  package static let json = JSONDescription<RetriedAnswer.Article>(
    "RetriedArticle", "The result of a retry for one article.",
    [
      JSONMember("article", "The article's id.", \.article),
      JSONMember("applied", "The number of its events that were applied.", \.applied),
      JSONMember.leftOutIfNil(
        "position", "The position where it stops now; left out if it does not.",
        \.position),
      JSONMember.leftOutIfNil("error", "Why it stops; left out if it does not.", \.error),
    ])
}
