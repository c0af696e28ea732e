import Editorial
import Newsroom
import TestSupport

extension WrittenArticle {
  /// A sample with a headline of its own.
  static func titled(_ headline: String) -> WrittenArticle {
    WrittenArticle(content: .sample(headline: headline), body: "Nothing.")
  }
}
