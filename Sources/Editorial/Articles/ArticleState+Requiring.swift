import Digests
import PlainText

// The checks that decisions share. Each throws a rejection when it fails.
extension ArticleState {
  func rejection(_ cause: ArticleRejection.Cause) -> ArticleRejection {
    ArticleRejection(slug: slug, cause: cause)
  }

  func rejection(
    _ rule: ArticleStateRule, of verb: ArticleVerb, in context: DeskContext
  ) -> ArticleRejection {
    let allowed = allowedVerbs(for: context.actor)
    return rejection(.state(rule, verb, status: status, allowed: allowed))
  }

  /// Refuses a verb that does not fit the article's state.
  func require(_ verb: ArticleVerb, in context: DeskContext) throws(ArticleRejection) {
    guard let rule = stateRule(against: verb) else { return }
    throw rejection(rule, of: verb, in: context)
  }

  /// Refuses a verb that this person may not use on this article.
  func requirePermission(_ verb: ArticleVerb, in context: DeskContext) throws(ArticleRejection) {
    guard let cause = permissionRule(against: verb, by: context.actor) else { return }
    throw rejection(cause)
  }

  /// Refuses a new slug that would make references to articles ambiguous.
  func requireUnmistakable(_ slug: Slug) throws(ArticleRejection) {
    guard !slug.looksLikeID else { throw rejection(.slugLooksLikeID(slug)) }
  }

  /// The working revision of an article that is drafted.
  func requireCurrent() throws(ArticleRejection) -> ArticleRevision {
    guard let current else { throw rejection(.noArticle) }
    return current
  }

  /// Refuses a revision whose text or a picture of which was erased.
  func requireText(
    of revision: ArticleRevision, for verb: ArticleVerb
  ) throws(ArticleRejection) {
    guard erasures[revision.content.manuscript] == nil else {
      throw rejection(.textErased(verb, revision: revision.number))
    }
    guard let picture = revision.content.pictures.first(where: { erasures[$0.key] != nil }) else {
      return
    }
    throw rejection(.pictureErased(verb, revision: revision.number, path: picture.path))
  }

  /// Refuses a text that was erased from this article. It would return under its former key, in
  /// every revision that had it.
  func requireNotErased(_ text: Digest, for verb: ArticleVerb) throws(ArticleRejection) {
    guard erasures[text] != nil else { return }
    throw rejection(.erasedBefore(verb))
  }

  /// Refuses a picture that was erased from this article.
  func requireNotErased(_ pictures: [Picture], for verb: ArticleVerb) throws(ArticleRejection) {
    guard let picture = pictures.first(where: { erasures[$0.key] != nil }) else { return }
    throw rejection(.pictureErasedBefore(verb, path: picture.path))
  }

  /// Returns `text` without surrounding white space.
  /// - Throws: A rejection with `cause` when nothing is left.
  func require(
    _ text: String, or cause: ArticleRejection.Cause
  ) throws(ArticleRejection) -> String {
    let trimmed = text.trimmed
    guard !trimmed.isEmpty else { throw rejection(cause) }
    return trimmed
  }
}
