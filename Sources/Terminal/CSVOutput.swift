import Foundation
package import JSON
import PlainText

/// Answers as CSV (RFC 4180, with line feeds): a line with the names of the columns, and a line for
/// each element of a list, or for a single value.
///
/// The columns follow from the description of the answer, so they are the same for every answer of
/// a command, also an empty one. The members of an object inside are columns of their own, such as
/// `schedule.at`. The texts of a list are separated by `; `, and other lists are JSON.
package enum CSVOutput {
  package static func text<Value: JSONDescribed>(of value: Value) -> String {
    let columns = paths(in: element(of: Value.json.schema))
    let value = value.jsonValue
    let rows = if case .array(let elements) = value { elements } else { [value] }
    let lines =
      [columns.map { $0.isEmpty ? "value" : $0.joined(separator: ".") }]
      + rows.map { row in columns.map { field(of: row, at: $0[...]) } }
    return lines.map { $0.map(quoted).joined(separator: ",") + "\n" }.joined()
  }

  private static func element(of schema: JSONSchema) -> JSONSchema {
    if case .array(let element) = schema { element } else { schema }
  }

  /// The path of each column.
  private static func paths(in schema: JSONSchema) -> [[String]] {
    switch schema {
    case .object(let object):
      object.members.flatMap { member in paths(in: member.schema).map { [member.name] + $0 } }
    case .nullable(let inner): paths(in: inner)
    case .any, .boolean, .integer, .number, .string, .oneOf, .dictionary, .array: [[]]
    }
  }

  private static func field(of value: JSONValue, at path: ArraySlice<String>) -> String {
    if let name = path.first {
      guard case .object(let object) = value, let member = object[name] else { return "" }
      return field(of: member, at: path.dropFirst())
    }
    switch value {
    case .null: return ""
    case .string(let text): return SanitizedText(block: text).description
    case .array(let elements):
      let texts = elements.compactMap { element in
        if case .string(let text) = element { text } else { nil }
      }
      guard texts.count == elements.count else { break }
      return SanitizedText(block: texts.joined(separator: "; ")).description
    case .boolean, .number, .object: break
    }
    return JSONOutput.line(of: value).trimmingCharacters(in: .newlines)
  }

  private static func quoted(_ field: String) -> String {
    guard field.contains(where: { ",\"".contains($0) || $0.isNewline }) else { return field }
    return "\"\(field.replacing("\"", with: "\"\""))\""
  }
}
