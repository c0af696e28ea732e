/// The attributes of a form in which people write.
extension HTMLAttribute {
  /// For the scripts of the page.
  package static func data(_ name: StaticString, _ text: String) -> HTMLAttribute {
    HTMLAttribute("data-\(name)", text)
  }

  /// A button that sends the form even if a required field is empty.
  package static let sentIncomplete = HTMLAttribute("formnovalidate", "formnovalidate")
}
