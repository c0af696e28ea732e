/// The attributes of a form in which people write.
extension HTMLAttribute {
  /// For the scripts of the page.
  package static func data(_ name: StaticString, _ text: String) -> HTMLAttribute {
    HTMLAttribute("data-\(name)", text)
  }

  /// A button that sends the form even if a required field is empty.
  package static let sentIncomplete = HTMLAttribute("formnovalidate", "formnovalidate")

  /// A form with files.
  package static let withFiles = HTMLAttribute("enctype", "multipart/form-data")
  package static let several = HTMLAttribute("multiple", "multiple")
  /// The kinds of files that a field takes, such as `image/png`.
  package static func accepting(_ kinds: [String]) -> HTMLAttribute {
    HTMLAttribute("accept", kinds.joined(separator: ","))
  }
  /// A link that opens its page in another window.
  package static let inAnotherWindow = HTMLAttribute("target", "_blank")

  /// A button that sends the form to another address, and shows the answer in another window.
  package static func opening(_ address: WebAddress) -> [HTMLAttribute] {
    [HTMLAttribute("formaction", address.text), HTMLAttribute("formtarget", "_blank")]
  }
}
