/// A field of front matter as it was read, in YAML or TOML.
struct FrontMatterField {
  enum Value {
    case empty
    case text(String)
    case list([Item])
    case fields([FrontMatterField])
    /// It cannot be read. The error is reported only if the field is known.
    case invalid(ManuscriptError)
    /// A structure that no field has.
    case other
  }

  struct Item {
    /// Nil if the item is not a text.
    let text: String?
    /// From 1.
    let line: Int
  }

  let name: String
  /// The line of the name, from 1.
  let line: Int
  let value: Value
  /// The line on which the value begins, from 1.
  let valueLine: Int
}
