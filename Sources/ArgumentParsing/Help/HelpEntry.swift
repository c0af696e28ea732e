import Terminal

/// A label with its description next to it, or below it if the label is too wide.
struct HelpEntry {
  let label: String
  let text: String

  init(label: String, text: String) {
    self.label = label
    self.text = text
  }

  init(_ configuration: CommandConfiguration) {
    self.init(label: configuration.name, text: configuration.abstract)
  }

  init(_ parameter: Parameter) {
    var notes: [String] = []
    let values = parameter.traits.allowedValues
    if !values.isEmpty { notes.append("values: " + values.joined(separator: ", ")) }
    if let text = parameter.traits.defaultText { notes.append("default: \(text)") }
    let note = notes.isEmpty ? "" : " (\(notes.joined(separator: "; ")))"
    let short = parameter.short.map { "-\($0), " } ?? "    "
    self.init(
      label: parameter.kind == .argument ? parameter.spelling : short + parameter.spelling,
      text: parameter.help + note)
  }

  /// The entry with its text wrapped between `column` and `width`.
  func lines(column: Int, width: Int) -> [String] {
    let margin = String(repeating: " ", count: column)
    let texts = text.isEmpty ? [] : WrappedText(text, width: width - column).lines
    let start = "  " + label
    guard start.count + 2 <= column, let first = texts.first else {
      return [start] + texts.map { margin + $0 }
    }
    return [start.padded(to: column) + first] + texts.dropFirst().map { margin + $0 }
  }

  /// The entry on one line. A text that does not fit is cut at a word.
  func line(column: Int, width: Int) -> String {
    let start = ("  " + label).padded(to: column)
    let whole = WrappedText(text, width: width - column).lines
    guard whole.count > 1 else { return start + whole.joined() }
    return start + WrappedText(text, width: width - column - 2).lines[0] + " …"
  }
}

extension String {
  fileprivate func padded(to column: Int) -> String {
    self + String(repeating: " ", count: max(0, column - count))
  }
}
