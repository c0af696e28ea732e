import Editorial
import Foundation
import JSON
import Newsroom
import PlainText

/// What a value of a request must be: its schema in the description of the API, and how it is read.
struct InputType<Value: Sendable>: Sendable {
  /// JSON Schema.
  let schema: JSONObject
  /// Reads a value. The error names the input.
  let read: @Sendable (_ value: JSONValue, _ name: String) throws(Failure) -> Value
}

extension InputType {
  /// - Parameters:
  ///   - phrase: What the value is, as in "limit is not …".
  ///   - read: Nil for anything else.
  init(
    _ schema: JSONObject, _ phrase: String, _ read: @escaping @Sendable (JSONValue) -> Value?
  ) {
    self.schema = schema
    self.read = { (value, name) throws(Failure) in
      guard let found = read(value) else {
        throw Failure(.invalid, "\(name) is not \(phrase)")
      }
      return found
    }
  }

  /// The texts of a path, a query or a header as a value that ``read`` can read.
  func value(of texts: [String], name: String) throws(Failure) -> JSONValue {
    if schema["type"] == "array" { return .array(texts.map { .string($0) }) }
    guard texts.count == 1 else { throw Failure(.invalid, "\(name) is given more than once") }
    switch schema["type"] {
    case "integer" where Self.isInteger(texts[0]): return .number(texts[0])
    case "boolean" where texts[0] == "true" || texts[0] == "false":
      return .boolean(texts[0] == "true")
    default: return .string(texts[0])
    }
  }

  private static func isInteger(_ text: String) -> Bool { Int(text).map { "\($0)" } == text }
}

extension InputType<String> {
  /// A text that is not blank. It has no NUL, which the database cannot store.
  static func text(atMost most: Int = 1_000) -> InputType {
    InputType(
      [
        "type": "string", "minLength": .integer(1), "maxLength": .integer(most),
        "pattern": #"^[^\u0000]*[^\s\u0000][^\u0000]*$"#,
      ], "a text of 1 to \(most) characters that is not blank"
    ) { value in
      guard case .string(let text) = value, text.unicodeScalars.count <= most,
        !text.trimmed.isEmpty, !text.utf8.contains(0)
      else { return nil }
      return text
    }
  }

  /// Words of a length that the rules of the desk permit.
  static func words(_ limit: WordsLimit) -> InputType { text(atMost: limit.characters) }

  /// A text that may be empty.
  static func anyText(atMost most: Int) -> InputType {
    InputType(
      ["type": "string", "maxLength": .integer(most), "pattern": #"^[^\u0000]*$"#],
      "a text of at most \(most) characters"
    ) { value in
      guard case .string(let text) = value, text.unicodeScalars.count <= most,
        !text.utf8.contains(0)
      else { return nil }
      return text
    }
  }

  /// A part of a path: without a slash and without control characters.
  static let pathPart = InputType(
    [
      "type": "string", "minLength": .integer(1), "maxLength": .integer(200),
      "pattern": #"^[^/\u0000-\u001F\u007F]+$"#,
    ], "a name of at most 200 characters"
  ) { value in
    guard case .string(let text) = value, (1...200).contains(text.unicodeScalars.count) else {
      return nil
    }
    return text
  }
}

extension InputType<Int> {
  static func integer(_ range: ClosedRange<Int>) -> InputType {
    let isBounded = range.upperBound < .max
    return InputType(
      [
        "type": "integer", "minimum": .integer(range.lowerBound),
        "maximum": .integer(min(range.upperBound, 1 << 53)),
      ],
      isBounded
        ? "a whole number from \(range.lowerBound) to \(range.upperBound)"
        : "a whole number from \(range.lowerBound)"
    ) { value in
      guard case .number(let digits) = value, let number = Int(digits), range.contains(number),
        number <= 1 << 53
      else { return nil }
      return number
    }
  }
}

extension InputType<Bool> {
  static let boolean = InputType(["type": "boolean"], "true or false") { value in
    if case .boolean(let value) = value { value } else { nil }
  }
}

extension InputType<Date> {
  /// RFC 3339.
  static let instant = InputType(
    ["type": "string", "format": "date-time"],
    "an instant such as 2026-12-01T06:00:00Z, with an offset"
  ) { value in
    if case .string(let text) = value { Date(timestamp: text.uppercased()) } else { nil }
  }
}

extension InputType<CalendarDate> {
  static let day = InputType(
    ["type": "string", "format": "date"], "a day such as 2026-12-01"
  ) { value in
    if case .string(let text) = value { CalendarDate(text) } else { nil }
  }
}

extension InputType<UUID> {
  static let uuid = InputType(["type": "string", "format": "uuid"], "a UUID") { value in
    if case .string(let text) = value { UUID(uuidString: text) } else { nil }
  }
}
