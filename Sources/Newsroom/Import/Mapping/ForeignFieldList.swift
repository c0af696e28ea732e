import JSON
import Manuscripts

/// The fields of an item that is not a file, in the form of front matter, for a mapping.
struct ForeignFieldList {
  private(set) var all: [FrontMatterField] = []

  func contains(_ name: String) -> Bool { all.contains { $0.name == name } }

  mutating func add(_ name: String, _ texts: [String]) {
    if texts.isEmpty { return }
    let items = texts.map { FrontMatterField.Item(text: $0, line: 1) }
    add(name, .list(items))
  }

  /// Does nothing if there is no text.
  mutating func add(_ name: String, _ text: String?) { add(name, text.map { [$0] } ?? []) }

  /// Adds a value that a mapping may give a meaning.
  mutating func add(_ name: String, _ value: JSONValue) {
    switch value {
    case .null: break
    case .boolean(let value): add(name, value ? "true" : "false")
    case .number(let digits): add(name, digits)
    case .string(let text): add(name, text)
    case .array(let values):
      let texts = values.compactMap { if case .string(let text) = $0 { text } else { nil } }
      if texts.count == values.count { add(name, texts) } else { add(name, .other) }
    case .object: add(name, .other)
    }
  }

  private mutating func add(_ name: String, _ value: FrontMatterField.Value) {
    all.append(FrontMatterField(name: name, value: value, line: 1))
  }

  /// A name of a field of another system for a list of what was left out.
  static func shown(_ name: String) -> String {
    let isPlain =
      name.utf8.count <= 40
      && name.utf8.allSatisfy { byte in
        byte > 0x20 && byte < 0x7F
      }
    return isPlain ? name : "\(Quoted(name))"
  }
}
