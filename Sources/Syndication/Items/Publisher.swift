package import Editorial
import HTML

/// Who publishes, and where. A newsroom that has not said so can still export every format that does
/// not need it.
package struct Publisher: Hashable, Sendable {
  package let name: String?
  /// The address of the site, such as `https://example.org`, without a slash at its end.
  package let address: String?
  /// The web address of the principles by which the publisher works.
  package let principles: String?
  /// The web address of the publisher's policy on corrections.
  package let correctionsPolicy: String?

  package init(
    name: String? = nil, address: String? = nil, principles: String? = nil,
    correctionsPolicy: String? = nil
  ) {
    (self.name, self.principles) = (name, principles)
    self.correctionsPolicy = correctionsPolicy
    self.address = address?.withoutSlashesAtEnd
  }

  /// What names the publisher in a document: its name, or else its address.
  var title: String { name ?? address ?? "News" }

  /// The page of an article on the site; nil without a site.
  package func page(of slug: Slug) -> String? {
    address.map { "\($0)/articles/\(slug.text)/" }
  }

  /// A complete web address for one that may be relative to the site; nil if it is neither, or if
  /// there is no site.
  package func resolved(_ uri: String) -> String? {
    guard let given = WebAddress(uri), given.isWeb else { return nil }
    let complete = completed(given)
    return complete.isAbsolute ? complete.text : nil
  }

  /// The address, complete if the site is known.
  func completed(_ given: WebAddress) -> WebAddress {
    guard !given.isAbsolute, let address else { return given }
    let text = given.text.hasPrefix("/") ? address + given.text : "\(address)/\(given.text)"
    return WebAddress(text) ?? given
  }
}

extension String {
  /// The text without the slashes at its end.
  var withoutSlashesAtEnd: String {
    var text = self[...]
    while text.last == "/" { text.removeLast() }
    return String(text)
  }
}
