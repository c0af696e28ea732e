import Editorial
import EditorialReadModels
import EventSourcing
import Newsroom
import PlainText
import Terminal

extension Console {
  /// Reports the result of a command: each recorded event, and the new state of the article.
  func show(_ receipt: Receipt) throws {
    try report(receipt) {
      let slug = paint(receipt.state.slug?.text ?? "", .bold)
      let standing =
        "revision \(receipt.state.revisions.count), version \(receipt.state.version), "
        + "position \(receipt.position)"
      guard !receipt.recorded.isEmpty else {
        return "\(slug): nothing to do; it is \(receipt.state.standing) (\(standing))\n"
      }
      // A person's text may end in a full stop, but this sentence continues.
      let words = receipt.recorded.map(\.event.words.withShownTimes).map {
        $0.hasSuffix(".") ? $0.dropLast() : $0[...]
      }
      let sentence = SanitizedText(line: words.joined(separator: ", "))
      let now = receipt.state.standing
      return "\(slug): \(sentence); now \(now) (\(standing))\n"
    }
  }
}

extension ArticleState {
  /// Both states, in words.
  var standing: String {
    "\(editorialState.phrase) and \(publicationState.words)"
  }
}

extension PublicationState {
  /// The state, in words.
  var words: String {
    switch self {
    case .unpublished: "unpublished"
    case .published: "published"
    case .killed: "killed"
    }
  }
}
