/// A picture of an article, as its readers see it. A draft needs its address only; a submission needs
/// every field.
package struct ArticleImage: Hashable, Sendable {
  package var uri: String
  package var caption: String?
  /// What the picture shows, for readers who cannot see it.
  package var alt: String?
  package var credit: String?

  package init(uri: String, caption: String? = nil, alt: String? = nil, credit: String? = nil) {
    self.uri = uri
    self.caption = caption
    self.alt = alt
    self.credit = credit
  }
}
