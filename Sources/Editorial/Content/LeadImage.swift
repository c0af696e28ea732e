/// The picture above a story. A draft may lack all but the address; a submission may not.
package struct LeadImage: Hashable, Sendable {
  package var uri: String
  package var caption: String?
  /// What the picture shows, for those who cannot see it.
  package var alt: String?
  package var credit: String?

  package init(uri: String, caption: String? = nil, alt: String? = nil, credit: String? = nil) {
    self.uri = uri
    self.caption = caption
    self.alt = alt
    self.credit = credit
  }
}
