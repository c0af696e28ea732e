// From nothing to a submission.
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
    return [.drafted(slug: slug, content: content, digest: digest)]
  }

  static func revise(
    from base: Int, to content: Content, on state: ArticleState, in context: DeskContext
  ) throws(ArticleRejection) -> [ArticleEvent] {
    let current = try state.requireCurrent()
    try state.requireNotErased(content.manuscript, for: .revise)
    let digest = content.digest
    // Even over a stale base: what the second of two editors typed is what is saved.
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
    return [
      .revised(
        revision: current.number + 1, content: content, digest: digest, restoredFrom: nil)
    ]
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

  static func submit(
    _ state: ArticleState, in context: DeskContext
  ) throws(ArticleRejection) -> [ArticleEvent] {
    if state.editorialState == .submitted { return [] }
    let current = try state.requireCurrent()
    try state.require(.submit, in: context)
    try state.requireText(of: current, for: .submit)
    let missing = current.content.missingForSubmission
    guard missing.isEmpty else { throw state.rejection(.incomplete(missing: missing)) }
    return [.submitted(revision: current.number, digest: current.digest)]
  }

  static func withdraw(
    _ state: ArticleState, in context: DeskContext
  ) throws(ArticleRejection) -> [ArticleEvent] {
    if case .submissionWithdrawn = state.lastChange { return [] }
    let current = try state.requireCurrent()
    try state.require(.withdraw, in: context)
    try state.requirePermission(.withdraw, in: context)
    return [.submissionWithdrawn(revision: current.number)]
  }
}

extension Content {
  /// The names of the parts that a draft may lack and a submission may not.
  fileprivate var missingForSubmission: [String] {
    func isBlank(_ text: String?) -> Bool { text?.trimmed.isEmpty ?? true }
    var missing: [String] = []
    if isBlank(headline) { missing.append("a headline") }
    if byline.allSatisfy({ isBlank($0) }) { missing.append("a byline") }
    if isBlank(dateline?.place) { missing.append("a dateline") }
    if wordCount == 0 { missing.append("a body") }
    if let leadImage {
      if isBlank(leadImage.caption) { missing.append("the lead image's caption") }
      if isBlank(leadImage.alt) { missing.append("the lead image's alt text") }
      if isBlank(leadImage.credit) { missing.append("the lead image's credit") }
    }
    return missing
  }
}
