import Digests

// Notes and the erasure of texts.
extension Article {
  static func add(
    _ note: Digest, to state: ArticleState
  ) throws(ArticleRejection) -> [ArticleEvent] {
    try state.requireNotErased(note, for: .note)
    return state.notes.last?.text == note ? [] : [.noteAdded(note: note)]
  }

  /// Erases texts in any state of the article, including a published one: the law requires it.
  static func erase(
    _ scope: ErasureScope, reason: String, ground: String, on state: ArticleState
  ) throws(ArticleRejection) -> [ArticleEvent] {
    let reason = try state.require(reason, or: .reasonMissing(.erase))
    let ground = try state.require(ground, or: .groundMissing)
    let texts = try state.texts(in: scope).filter { state.erasures[$0] == nil }
    guard !texts.isEmpty else { return [] }
    // A text has one key in the article, so it is erased from every revision and note that has it.
    let erased = Set(texts)
    return [
      .textErased(
        texts: texts,
        revisions: state.revisions.filter { erased.contains($0.content.manuscript) }.map(\.number),
        notes: state.notes.filter { erased.contains($0.text) }.map(\.version),
        reason: reason, ground: ground)
    ]
  }
}

extension ArticleState {
  /// The keys of the texts in `scope`, each once, in the order in which they were first recorded.
  fileprivate func texts(in scope: ErasureScope) throws(ArticleRejection) -> [Digest] {
    switch scope {
    case .article:
      var seen: Set<Digest> = []
      return revisions.map(\.content.manuscript).filter { seen.insert($0).inserted }
    case .revision(let number):
      guard let revision = revision(number) else {
        throw rejection(.unknownRevision(number, last: revisions.count))
      }
      return [revision.content.manuscript]
    case .note(let version):
      guard let note = notes.first(where: { $0.version == version }) else {
        throw rejection(.unknownNote(version))
      }
      return [note.text]
    }
  }
}
