/// A field of front matter as it was read, in YAML or TOML.
package struct FrontMatterField: Sendable {
  package enum Value: Sendable {
    case empty
    case text(String)
    case list([Item])
    case fields([FrontMatterField])
    /// It cannot be read. The error is reported only if the field is known.
    case invalid(ManuscriptError)
    /// A structure that no field has.
    case other
  }

  package struct Item: Sendable {
    /// Nil if the item is not a text.
    package let text: String?
    /// Nil if the item is not a group of fields.
    package internal(set) var fields: [FrontMatterField]?
    /// From 1.
    package let line: Int

    package init(text: String?, fields: [FrontMatterField]? = nil, line: Int) {
      (self.text, self.fields, self.line) = (text, fields, line)
    }
  }

  package let name: String
  /// The line of the name, from 1.
  package let line: Int
  package let value: Value
  /// The line on which the value begins, from 1.
  package let valueLine: Int

  init(name: String, line: Int, value: Value, valueLine: Int) {
    self.name = name
    self.line = line
    self.value = value
    self.valueLine = valueLine
  }

  /// A field whose value begins on its own line.
  package init(name: String, value: Value, line: Int) {
    self.init(name: name, line: line, value: value, valueLine: line)
  }
}
