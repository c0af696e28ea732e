/// The attributes of forms.
extension HTMLAttribute {
  /// Where a form is sent. By POST, as everything that changes something.
  package static func posting(to address: WebAddress) -> [HTMLAttribute] {
    [HTMLAttribute("method", "post"), HTMLAttribute("action", address.text)]
  }
  /// Where a form is sent that changes nothing. Its fields become the query of the address.
  package static func asking(_ address: WebAddress) -> [HTMLAttribute] {
    [HTMLAttribute("method", "get"), HTMLAttribute("action", address.text)]
  }
  /// The kind of a field or button, such as `password` or `submit`.
  package static func kind(_ kind: String) -> HTMLAttribute { HTMLAttribute("type", kind) }
  package static func value(_ text: String) -> HTMLAttribute { HTMLAttribute("value", text) }
  /// The id of the field that a label names.
  package static func labelled(field id: String) -> HTMLAttribute { HTMLAttribute("for", id) }
  /// The link that opens a program for one-time codes.
  package static func codeProgram(_ otpauth: String) -> HTMLAttribute {
    precondition(otpauth.hasPrefix("otpauth:"))
    return HTMLAttribute("href", otpauth)
  }
  /// What a browser may fill in, such as `current-password`.
  package static func autocomplete(_ kind: String) -> HTMLAttribute {
    HTMLAttribute("autocomplete", kind)
  }
  /// The id of the element that explains the field.
  package static func describedBy(_ id: String) -> HTMLAttribute {
    HTMLAttribute("aria-describedby", id)
  }
  package static func rows(_ count: Int) -> HTMLAttribute { HTMLAttribute("rows", "\(count)") }
  /// In characters.
  package static func longest(_ count: Int) -> HTMLAttribute {
    HTMLAttribute("maxlength", "\(count)")
  }
  /// The id of the form to which a field belongs that is not in it.
  package static func ofForm(_ id: String) -> HTMLAttribute { HTMLAttribute("form", id) }
  /// What is in the field is wrong.
  package static let invalid = HTMLAttribute("aria-invalid", "true")
  /// Programs that read a page aloud leave the element out.
  package static let hiddenFromReaders = HTMLAttribute("aria-hidden", "true")
  /// The keyboard does not reach the field.
  package static let unfocusable = HTMLAttribute("tabindex", "-1")
  package static let required = HTMLAttribute("required", "required")
  package static let selected = HTMLAttribute("selected", "selected")
  /// The greatest value.
  package static func greatest(_ value: Int) -> HTMLAttribute {
    HTMLAttribute("max", "\(value)")
  }
  /// The details are shown at first.
  package static let open = HTMLAttribute("open", "open")
  /// The box or the round button is chosen.
  package static let checked = HTMLAttribute("checked", "checked")
  /// The id of the list of what a field may have.
  package static func suggestions(listID id: String) -> HTMLAttribute { HTMLAttribute("list", id) }
  /// The field has the focus when the page is shown.
  package static let focused = HTMLAttribute("autofocus", "autofocus")
  /// Programs that check spelling leave the field alone.
  package static let unchecked = HTMLAttribute("spellcheck", "false")
}
