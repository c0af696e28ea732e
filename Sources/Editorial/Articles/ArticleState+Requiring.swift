import Digests

// The questions that every decision asks of an article, answered by a rejection.
extension ArticleState {
  func rejection(_ cause: ArticleRejection.Cause) -> ArticleRejection {
    ArticleRejection(slug: slug, cause: cause)
  }

  func rejection(
    _ rule: ArticleStateRule, of verb: ArticleVerb, in context: DeskContext
  ) -> ArticleRejection {
    let allowed = allowedVerbs(for: context.actor)
    return rejection(.state(rule, verb, standing: standing, allowed: allowed))
  }

  /// Refuses a verb that does not fit the article's state.
  func require(_ verb: ArticleVerb, in context: DeskContext) throws(ArticleRejection) {
    guard let rule = mismatch(with: verb) else { return }
    throw rejection(rule, of: verb, in: context)
  }

  /// Refuses a verb that somebody else might ask, but not this person.
  func requirePermission(_ verb: ArticleVerb, in context: DeskContext) throws(ArticleRejection) {
    guard let cause = objection(to: verb, by: context.actor) else { return }
    throw rejection(cause)
  }

  /// The working revision of an article that is drafted.
  func requireCurrent() throws(ArticleRejection) -> ArticleRevision {
    guard let current else { throw rejection(.noArticle) }
    return current
  }

  /// Refuses to go on with a revision whose text was erased.
  func requireText(
    of revision: ArticleRevision, for verb: ArticleVerb
  ) throws(ArticleRejection) {
    guard erasures[revision.content.manuscript] != nil else { return }
    throw rejection(.textErased(verb, revision: revision.number))
  }

  /// Refuses a text that was erased from this article: it would come back under its former key, and
  /// into every revision that had it.
  func requireNotErased(_ text: Digest, for verb: ArticleVerb) throws(ArticleRejection) {
    guard erasures[text] != nil else { return }
    throw rejection(.erasedBefore(verb))
  }

  /// `text` without the white space around it, or `cause` when nothing is left.
  func require(
    _ text: String, or cause: ArticleRejection.Cause
  ) throws(ArticleRejection) -> String {
    let trimmed = text.trimmed
    guard !trimmed.isEmpty else { throw rejection(cause) }
    return trimmed
  }
}

extension String {
  /// Without the white space around it.
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
