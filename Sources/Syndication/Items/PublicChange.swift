package import Manuscripts

/// What a correction changed in what readers read.
package struct PublicChange: Hashable, Sendable {
  /// A text before and after the correction.
  private struct Texts: Hashable {
    let former: String
    let present: String
  }

  private let texts: [Texts]
  /// In Markdown.
  private let bodies: Texts?

  /// - Parameters:
  ///   - texts: Each text without markup, such as the headline, before and after.
  ///   - body: The body in Markdown, before and after.
  package init(
    _ texts: [(former: String, present: String)], body: (former: String, present: String)? = nil
  ) {
    self.texts = texts.map { Texts(former: $0.former, present: $0.present) }
    bodies = body.map { Texts(former: $0.former, present: $0.present) }
  }

  /// The passages that changed, in order, with a few words around each and without markup. Computed
  /// on each call.
  package var passages: [ChangedPassage] {
    let body = bodies.map {
      Texts(
        former: MarkdownDocument($0.former).plainText,
        present: MarkdownDocument($0.present).plainText)
    }
    return (texts + (body.map { [$0] } ?? [])).flatMap {
      WordDiff(from: $0.former, to: $0.present).passages(context: 3)
    }
  }
}
