package import Editorial

/// A picture in a draft. Any part of it may be missing.
package struct PartialImage: Hashable, Sendable {
  package var uri: String?
  package var caption: String?
  package var alt: String?
  package var credit: String?

  package init(
    uri: String? = nil, caption: String? = nil, alt: String? = nil, credit: String? = nil
  ) {
    self.uri = uri
    self.caption = caption
    self.alt = alt
    self.credit = credit
  }

  package init(_ image: ArticleImage?) {
    self.init(uri: image?.uri, caption: image?.caption, alt: image?.alt, credit: image?.credit)
  }

  /// By their names in front matter, in order.
  var fields: [(name: String, value: String?)] {
    [("uri", uri), ("caption", caption), ("alt", alt), ("credit", credit)]
  }

  /// The image; nil when all of it is missing.
  /// - Throws: ``ManuscriptError`` when only the address is missing.
  package func complete() throws(ManuscriptError) -> ArticleImage? {
    if self == PartialImage() { return nil }
    guard let uri else { throw ManuscriptError(.missing(.leadImageURI)) }
    return ArticleImage(uri: uri, caption: caption, alt: alt, credit: credit)
  }
}
