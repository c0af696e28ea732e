import Digests

// Notes and the erasure of texts.
extension Article {
  static func add(
    _ note: Digest, about subject: NoteSubject?, to state: ArticleState
  ) throws(ArticleRejection) -> [ArticleEvent] {
    try state.requireNotErased(note, for: .note)
    switch subject {
    case .passage(let passage)?: _ = try state.existing(passage.revision)
    case .resolution(let number)?:
      _ = try state.note(number)
      if state.notes.contains(where: { $0.subject == subject }) { return [] }
    case nil: break
    }
    if let last = state.notes.last, last.text == note, last.subject == subject { return [] }
    return [.noteAdded(note: note, about: subject)]
  }

  /// Erases texts in any state of the article, including a published one: the law requires it.
  static func erase(
    _ scope: ErasureScope, reason: String, ground: String, on state: ArticleState
  ) throws(ArticleRejection) -> [ArticleEvent] {
    let reason = try state.require(reason, or: .reasonMissing(.erase))
    let ground = try state.require(ground, or: .groundMissing)
    let texts = try state.texts(in: scope).filter { state.erasures[$0] == nil }
    let pictures = try state.pictures(in: scope).filter { state.erasures[$0] == nil }
    guard !texts.isEmpty || !pictures.isEmpty else { return [] }
    // A text has one key in the article, so it is erased from every revision and note that has it.
    let erased = Set(texts)
    return [
      .textErased(
        texts: texts, pictures: pictures,
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
    case .revision(let number): return [try existing(number).content.manuscript]
    case .picture: return []
    case .note(let version): return [try note(version).text]
    }
  }

  /// The keys of the pictures in `scope`, each once, in the order in which they were first recorded.
  fileprivate func pictures(in scope: ErasureScope) throws(ArticleRejection) -> [Digest] {
    var seen: Set<Digest> = []
    let all = revisions.flatMap { $0.content.pictures.map(\.key) }
    switch scope {
    case .article: return all.filter { seen.insert($0).inserted }
    case .revision(let number):
      let text = try existing(number).content.manuscript
      guard erasures[text] == nil else { return [] }
      // A revision whose text was erased keeps no picture.
      let others = revisions.filter {
        $0.content.manuscript != text && erasures[$0.content.manuscript] == nil
      }
      let kept = Set(others.flatMap { $0.content.pictures.map(\.key) })
      let own = revisions.filter { $0.content.manuscript == text }
        .flatMap { $0.content.pictures.map(\.key) }
      return own.filter { !kept.contains($0) && seen.insert($0).inserted }
    case .picture(let key):
      guard all.contains(key) else { throw rejection(.unknownPicture) }
      return [key]
    case .note: return []
    }
  }

  /// The note that the event with this version added.
  fileprivate func note(_ version: Int) throws(ArticleRejection) -> Note {
    guard let note = notes.first(where: { $0.version == version }) else {
      throw rejection(.unknownNote(version))
    }
    return note
  }

  fileprivate func existing(_ number: Int) throws(ArticleRejection) -> ArticleRevision {
    guard let revision = revision(number) else {
      throw rejection(.unknownRevision(number, last: revisions.count))
    }
    return revision
  }
}
