import Editorial
import Foundation
import JSON
import PlainText
import PostgresEventStore

/// What a retry achieved for one read model's articles in quarantine, in words and for other programs.
struct RetriedAnswer {
  struct Article {
    let article: UUID
    /// How many of its events were applied.
    let applied: Int
    /// Where it stops now, and why; nil if it has no fault any more.
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
    guard !articles.isEmpty else { return "\(name): nothing waits\n" }
    return articles.map { article in
      let applied =
        "\(name): article \(article.article.uuidString.lowercased()): "
        + "\(Count.of(article.applied, "event")) applied"
      guard let position = article.position, let error = article.error else {
        return applied + "\n"
      }
      return "\(applied); it still waits from position \(position) on: \(error)\n"
    }.joined()
  }
}

extension RetriedAnswer: JSONDescribed {
  static let json = JSONDescription<RetriedAnswer>(
    "RetriedReadModel", "What a retry achieved for one read model.",
    [
      JSONMember("name", "The read model.", \.name),
      JSONMember("articles", "The articles that were in quarantine.", \.articles),
    ])
}

extension RetriedAnswer.Article: JSONDescribed {
  static let json = JSONDescription<RetriedAnswer.Article>(
    "RetriedArticle", "What a retry achieved for one article.",
    [
      JSONMember("article", "The article's id.", \.article),
      JSONMember("applied", "The number of its events that were applied.", \.applied),
      JSONMember.leftOutIfNil(
        "position", "The position where it stops now; left out if it does not.",
        \.position),
      JSONMember.leftOutIfNil("error", "Why it stops; left out if it does not.", \.error),
    ])
}
