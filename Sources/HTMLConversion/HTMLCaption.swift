/// What a figure of HTML says about its picture.
package struct HTMLCaption: Hashable, Sendable {
  /// The address of the picture in the Markdown.
  package let address: String
  /// Without markup; nil for none.
  package let caption: String?
  /// Without markup; nil for none.
  package let credit: String?

  package init(address: String, caption: String?, credit: String?) {
    (self.address, self.caption, self.credit) = (address, caption, credit)
  }
}
