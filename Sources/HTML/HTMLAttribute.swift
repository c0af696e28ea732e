/// An attribute of an element. There is no attribute for scripts or styles.
package struct HTMLAttribute: Hashable, Sendable {
  let name: String
  let value: String

  init(_ name: String, _ value: String) { (self.name, self.value) = (name, value) }

  package static func alternative(_ text: String) -> HTMLAttribute { HTMLAttribute("alt", text) }
  package static func cssClass(_ name: String) -> HTMLAttribute { HTMLAttribute("class", name) }
  package static func id(_ id: String) -> HTMLAttribute { HTMLAttribute("id", id) }
  package static func label(_ text: String) -> HTMLAttribute { HTMLAttribute("aria-label", text) }
  package static func link(_ address: WebAddress) -> HTMLAttribute {
    HTMLAttribute("href", address.text)
  }
  /// A link to the element with this id in the same page.
  package static func link(toID id: String) -> HTMLAttribute { HTMLAttribute("href", "#\(id)") }
  package static func role(_ name: String) -> HTMLAttribute { HTMLAttribute("role", name) }
  package static func source(_ address: WebAddress) -> HTMLAttribute {
    HTMLAttribute("src", address.text)
  }
  /// The first number of a list.
  package static func start(_ number: Int) -> HTMLAttribute { HTMLAttribute("start", "\(number)") }
}
