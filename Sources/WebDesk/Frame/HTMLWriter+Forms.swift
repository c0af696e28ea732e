import HTML
import Newsroom

/// The parts of a form.
extension HTMLWriter {
  mutating func write(hidden name: String, _ value: String) {
    write(empty: .input, .kind("hidden"), .name(name), .value(value))
  }

  /// What proves that the form comes from a page of this session.
  mutating func write(token session: DeskSession) {
    write(hidden: "token", session.ticket.formToken())
  }

  /// A field of one line, and its label.
  ///
  /// - Parameters:
  ///   - id: Different for each field of a page.
  ///   - name: The name in the form; nil for the id.
  mutating func write(
    field id: String, name: String? = nil, _ label: String, _ attributes: [HTMLAttribute]
  ) {
    begin(.p, .cssClass("field"))
    write(.label, .labelled(field: id), text: label)
    write(empty: .input, [.id(id), .name(name ?? id)] + attributes)
    end()
  }

  /// A field of several lines, and its label.
  mutating func write(
    area id: String, name: String? = nil, _ label: String, text: String = "",
    _ attributes: [HTMLAttribute]
  ) {
    begin(.p, .cssClass("field"))
    write(.label, .labelled(field: id), text: label)
    begin(.textarea, [.id(id), .name(name ?? id)] + attributes)
    // A browser leaves out the first line break.
    write("\n" + text)
    end()
    end()
  }

  mutating func write(button text: String, isQuiet: Bool = false) {
    write(.button, [.kind("submit")] + (isQuiet ? [.cssClass("quiet")] : []), text: text)
  }
}
