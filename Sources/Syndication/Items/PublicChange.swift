package import Manuscripts

/// What a correction changed in what readers read.
package struct PublicChange: Hashable, Sendable {
  /// A text before and after the correction.
  private struct Texts: Hashable {
    let former: String
    let present: String
  }

  private let texts: [Texts]

  /// - Parameter texts: Each text, such as the headline, before and after.
  package init(_ texts: [(former: String, present: String)]) {
    self.texts = texts.map { Texts(former: $0.former, present: $0.present) }
  }

  /// The passages that changed, in order, with a few words around each. Computed on each call.
  package var passages: [ChangedPassage] {
    texts.flatMap { WordDiff(from: $0.former, to: $0.present).passages(context: 3) }
  }
}
