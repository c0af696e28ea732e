import Editorial
import Foundation
import JSON
import PlainText
import PostgresEventStore

/// The result of a retry for the quarantined articles of one read model, as text and as JSON.
struct RetriedAnswer {
  struct Article {
    let article: UUID
    /// The number of events that were applied.
    let applied: Int
    /// Where it stops now, and why; nil if everything could be applied.
    let position: Int64?
    let error: String?
  }

  let name: String
  let articles: [Article]
}

extension RetriedAnswer {
  init(_ name: String, _ outcomes: [Retry<ArticleEventCodec>.Outcome]) {
    self.name = name
    articles = outcomes.map { outcome in
      Article(
        article: outcome.stream, applied: outcome.applied,
        position: outcome.fault?.position, error: outcome.fault?.reason)
    }
  }

  var waiting: Int { articles.count { $0.error != nil } }

  var text: String {
    guard !articles.isEmpty else { return "\(name): nothing in quarantine\n" }
    return articles.map { article in
      let applied =
        "\(name): article \(article.article.text): "
        + "\(Count.of(article.applied, "event")) applied"
      guard let position = article.position, let error = article.error else {
        return applied + "\n"
      }
      return "\(applied); still in quarantine from position \(position): \(error)\n"
    }.joined()
  }
}

extension RetriedAnswer: JSONDescribed {
  static let json = JSONDescription<RetriedAnswer>(
    "RetriedReadModel", "The result of a retry for one read model.",
    [
      JSONMember("name", "The read model.", \.name),
      JSONMember("articles", "The articles that were in quarantine.", \.articles),
    ])
}

extension RetriedAnswer.Article: JSONDescribed {
  static let json = JSONDescription<RetriedAnswer.Article>(
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
