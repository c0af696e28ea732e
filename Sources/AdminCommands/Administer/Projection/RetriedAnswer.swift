import Editorial
import Foundation
import PlainText
import PostgresEventStore

/// What a retry made of one read model's waiting articles, in words and for other programs.
struct RetriedAnswer: Encodable {
  struct Article: Encodable {
    let article: String
    /// How many of its events were applied.
    let applied: Int
    /// Where it stops now, and why; nil when it goes on.
    let position: Int64?
    let error: String?
  }

  let name: String
  let articles: [Article]

  init(_ name: String, _ outcomes: [Retry<ArticleEventCodec>.Outcome]) {
    self.name = name
    articles = outcomes.map { outcome in
      Article(
        article: outcome.stream.uuidString.lowercased(), applied: outcome.applied,
        position: outcome.fault?.position, error: outcome.fault?.reason)
    }
  }

  var waiting: Int { articles.count { $0.error != nil } }

  var text: String {
    guard !articles.isEmpty else { return "\(name): nothing waits\n" }
    return articles.map { article in
      let applied =
        "\(name): article \(article.article): \(Count.of(article.applied, "event")) applied"
      guard let position = article.position, let error = article.error else {
        return applied + "\n"
      }
      return "\(applied); it still waits from position \(position) on: \(error)\n"
    }.joined()
  }
}
