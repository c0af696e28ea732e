import PlainText

// Drafts and revisions.
extension Article {
  static func draft(
    _ slug: Slug, _ content: Content, on state: ArticleState, in context: DeskContext
  ) throws(ArticleRejection) -> [ArticleEvent] {
    let digest = content.digest
    if let current = state.current {
      guard state.version == 1, state.slug == slug, current.digest == digest else {
        throw state.rejection(.alreadyDrafted, of: .draft, in: context)
      }
      return []
    }
    guard !content.headline.trimmed.isEmpty else { throw state.rejection(.headlineMissing) }
    try state.requireUnmistakable(slug)
    try state.require(content, toFit: context.settings, for: .draft)
    return [.drafted(slug: slug, content: content, digest: digest)]
  }

  static func revise(
    from base: Int, to content: Content, merging draft: Int?, on state: ArticleState,
    in context: DeskContext
  ) throws(ArticleRejection) -> [ArticleEvent] {
    let current = try state.requireCurrent()
    try state.requireNotErased(content.manuscript, for: .revise)
    try state.requireNotErased(content.pictures, for: .revise)
    let digest = content.digest
    // Nothing to save, even if the base is stale.
    if digest == current.digest { return [] }
    try state.require(.revise, in: context)
    guard state.revision(base) != nil else {
      throw state.rejection(.unknownRevision(base, last: current.number))
    }
    guard base == current.number else {
      let saves = state.revisions[base...].map {
        ArticleRejection.Save(revision: $0.number, author: $0.author, at: $0.savedAt)
      }
      throw state.rejection(.staleRevision(base: base, saves: saves))
    }
    try state.require(content, toFit: context.settings, for: .revise)
    // The draft comes back first, so that its authors are authors of what was made from it.
    let restored = try draft.map { number throws(ArticleRejection) in
      try restore(number, on: state, in: context)
    }
    var events = restored ?? []
    if case .revised(_, _, digest, _)? = events.first { return events }
    events.append(
      .revised(
        revision: current.number + events.count + 1, content: content, digest: digest,
        restoredFrom: nil))
    return events
  }

  static func restore(
    _ number: Int, on state: ArticleState, in context: DeskContext
  ) throws(ArticleRejection) -> [ArticleEvent] {
    let current = try state.requireCurrent()
    guard let restored = state.revision(number) else {
      throw state.rejection(.unknownRevision(number, last: current.number))
    }
    if restored.digest == current.digest { return [] }
    try state.require(.restore, in: context)
    try state.requireText(of: restored, for: .restore)
    return [
      .revised(
        revision: current.number + 1, content: restored.content, digest: restored.digest,
        restoredFrom: number)
    ]
  }
}
