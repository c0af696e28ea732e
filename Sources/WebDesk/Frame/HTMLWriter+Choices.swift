import HTML

/// The fields of a form in which a person chooses.
extension HTMLWriter {
  /// A field with choices, and its label.
  ///
  /// - Parameters:
  ///   - choices: The values and their words. An empty value chooses nothing.
  ///   - chosen: The value that is chosen.
  mutating func write(
    choice id: String, name: String? = nil, _ label: String,
    _ choices: [(value: String, words: String)], chosen: String
  ) {
    begin(.p, .cssClass("field"))
    write(.label, .labelled(field: id), text: label)
    begin(.select, .id(id), .name(name ?? id))
    for choice in choices {
      write(
        .option, [.value(choice.value)] + (choice.value == chosen ? [.selected] : []),
        text: choice.words)
    }
    end()
    end()
  }

  /// Boxes to choose several values of one name.
  ///
  /// - Parameter id: The beginning of the ids of the boxes.
  mutating func write(
    boxes id: String, name: String, _ legend: String,
    _ choices: [(value: String, words: String)], chosen: Set<String>
  ) {
    begin(.fieldset, .cssClass("boxes"))
    write(.legend, text: legend)
    for choice in choices {
      write(
        box: "\(id)-\(choice.value)", name: name, value: choice.value, choice.words,
        isChecked: chosen.contains(choice.value))
    }
    end()
  }

  mutating func write(
    box id: String, name: String, value: String, _ words: String, isChecked: Bool
  ) {
    begin(.label, .cssClass("box"), .labelled(field: id))
    write(
      empty: .input,
      [.kind("checkbox"), .id(id), .name(name), .value(value)] + (isChecked ? [.checked] : []))
    write(" \(words)")
    end()
  }

  /// What a browser offers for a field.
  mutating func write(suggestions id: String, _ values: [String]) {
    begin(.datalist, .id(id))
    for value in values { write(.option, .value(value), text: value) }
    end()
  }

  /// A button that sends its name and value with the form.
  mutating func write(
    button text: String, name: String, value: String, isQuiet: Bool = false
  ) {
    write(
      .button,
      [.kind("submit"), .name(name), .value(value)] + (isQuiet ? [.cssClass("quiet")] : []),
      text: text)
  }
}
