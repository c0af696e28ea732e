package import Editorial

/// A lead image as far as it has been typed. A draft may lack any part of it.
package struct PartialLeadImage: Hashable, Sendable {
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

  package init(_ image: LeadImage?) {
    self.init(uri: image?.uri, caption: image?.caption, alt: image?.alt, credit: image?.credit)
  }

  /// The image, or nil when nothing of it was typed.
  /// - Throws: ``ManuscriptError`` when some of it was, but not the address.
  package func complete() throws(ManuscriptError) -> LeadImage? {
    if self == PartialLeadImage() { return nil }
    guard let uri else { throw ManuscriptError(.missing(.leadImageURI)) }
    return LeadImage(uri: uri, caption: caption, alt: alt, credit: credit)
  }
}
