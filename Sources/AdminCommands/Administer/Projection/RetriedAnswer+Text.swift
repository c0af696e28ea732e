import Foundation
import Newsroom
import PlainText

extension RetriedAnswer {
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
