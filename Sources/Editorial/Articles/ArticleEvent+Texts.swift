package import Digests

// What the log keeps beside an event, in the same transaction.
extension ArticleEvent {
  /// The slug that the event takes for its article, and that must be free of all others.
  package var slugClaim: Slug? {
    switch self {
    case .drafted(let slug, _, _), .imported(let slug, _, _, _, _), .slugChanged(_, let slug): slug
    default: nil
    }
  }

  /// The key of the manuscript that the event rests on.
  package var manuscript: Digest? {
    switch self {
    case .drafted(_, let content, _), .imported(_, let content, _, _, _),
      .revised(_, let content, _, _):
      content.manuscript
    default: nil
    }
  }

  /// The key of the note that the event rests on.
  package var note: Digest? {
    if case .noteAdded(let note) = self { note } else { nil }
  }

  /// The keys of the texts that the event takes out of the newsroom.
  package var erasedTexts: [Digest] {
    if case .textErased(let texts, _, _, _, _) = self { texts } else { [] }
  }
}
