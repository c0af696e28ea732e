import Editorial
import EditorialReadModels
import EventSourcing
import Newsroom
import PlainText
import Terminal

extension Console {
  /// Says what a command came to: each thing it recorded, and where that left the article.
  func show(_ receipt: Receipt) throws {
    try show(receipt) {
      let slug = paint(receipt.state.slug?.text ?? "", .bold)
      let standing =
        "revision \(receipt.state.revisions.count), version \(receipt.state.version), "
        + "position \(receipt.position)"
      guard !receipt.recorded.isEmpty else {
        return "\(slug): nothing to do; it is \(receipt.state.standing) (\(standing))\n"
      }
      let words = receipt.recorded.map(\.event.words).joined(separator: ", ")
      // A person's sentence may end in a full stop where this one goes on.
      let sentence = SanitizedText(line: words.hasSuffix(".") ? String(words.dropLast()) : words)
      let now = receipt.state.standing
      return "\(slug): \(sentence); now \(now) (\(standing))\n"
    }
  }
}

extension ArticleState {
  /// Both axes, in words.
  var standing: String {
    "\(editorialState.words) and \(publicationState.words)"
  }
}

extension EditorialState {
  /// For people.
  var words: String {
    switch self {
    case .draft: "draft"
    case .submitted: "submitted"
    case .changesRequested: "changes requested"
    case .approved: "approved"
    case .spiked: "spiked"
    }
  }
}

extension PublicationState {
  /// For people.
  var words: String {
    switch self {
    case .unpublished: "unpublished"
    case .published: "published"
    case .killed: "killed"
    }
  }
}
