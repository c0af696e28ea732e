package import Editorial

extension ArticleEvent {
  /// A first revision. The text must be a valid slug.
  package static func sampleDraft(
    _ slug: String, _ content: Content = .sample()
  ) -> ArticleEvent {
    .drafted(slug: .sample(slug), content: content, digest: content.digest)
  }

  package static func sampleRevision(
    _ revision: Int, _ content: Content = .sample()
  ) -> ArticleEvent {
    .revised(revision: revision, content: content, digest: content.digest, restoredFrom: nil)
  }
}

extension Slug {
  /// The slug `text`, which must be valid.
  package static func sample(_ text: String) -> Slug {
    guard let slug = Slug(text) else { preconditionFailure("\(text) is not a slug") }
    return slug
  }
}
