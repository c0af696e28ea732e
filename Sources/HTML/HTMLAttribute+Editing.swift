/// The attributes of a form in which people write.
extension HTMLAttribute {
  /// For the scripts of the page.
  package static func data(_ name: StaticString, _ text: String) -> HTMLAttribute {
    HTMLAttribute("data-\(name)", text)
  }
}
