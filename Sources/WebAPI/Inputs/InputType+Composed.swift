import Editorial
import JSON
import Newsroom

extension InputType {
  /// One of the words of an enumeration.
  static func word<Word: RawRepresentable<String> & CaseIterable & Sendable>(
    of words: Word.Type
  ) -> InputType<Word> {
    let names = words.allCases.map(\.rawValue)
    return InputType<Word>(
      ["type": "string", "enum": .array(names.map { .string($0) })],
      "one of \(names.joined(separator: ", "))"
    ) { value in
      if case .string(let text) = value { Word(rawValue: text) } else { nil }
    }
  }

  /// A text that has a form, such as a slug.
  ///
  /// - Parameters:
  ///   - pattern: A regular expression that every such text matches as a whole.
  ///   - phrase: What the text is, as in "slug is not …".
  static func form(
    _ pattern: String, longest: Int, _ phrase: String,
    _ read: @escaping @Sendable (String) -> Value?
  ) -> InputType {
    InputType(
      [
        "type": "string", "pattern": .string("^(?:\(pattern))$"), "maxLength": .integer(longest),
      ], phrase
    ) { value in
      guard case .string(let text) = value, text.utf8.count <= longest else { return nil }
      return read(text)
    }
  }

  static func list<Element: Sendable>(
    of element: InputType<Element>, atMost most: Int = 100
  ) -> InputType<[Element]> where Value == [Element] {
    InputType<[Element]>(
      schema: [
        "type": "array", "items": .object(element.schema), "maxItems": .integer(most),
      ]
    ) { (value, name) throws(Failure) in
      guard case .array(let values) = value, values.count <= most else {
        throw Failure(.invalid, "\(name) is not a list of at most \(most) values")
      }
      var elements: [Element] = []
      for value in values { elements.append(try element.read(value, name)) }
      return elements
    }
  }

  /// The value, or null for none.
  static func nullable<Wrapped: Sendable>(
    _ wrapped: InputType<Wrapped>
  ) -> InputType<Wrapped?> where Value == Wrapped? {
    InputType<Wrapped?>(
      schema: ["anyOf": [.object(wrapped.schema), ["type": "null"]]]
    ) { (value, name) throws(Failure) in
      value == .null ? nil : try wrapped.read(value, name)
    }
  }
}

extension InputType<MemberValues> {
  /// An object with these members and no others.
  static func object(_ members: [any DescribedInput]) -> InputType {
    var properties = JSONObject()
    for member in members { properties[member.name] = .object(member.describedSchema) }
    let required = members.filter(\.isRequired).map { JSONValue.string($0.name) }
    return InputType(
      schema: [
        "type": "object", "properties": .object(properties), "required": .array(required),
        "additionalProperties": false,
      ]
    ) { (value, name) throws(Failure) in
      guard case .object(let object) = value else {
        throw Failure(.invalid, "\(name) is not an object")
      }
      return try MemberValues(object, of: members, in: name)
    }
  }
}

/// The members of an object that was checked.
struct MemberValues: Sendable {
  private let object: JSONObject
  private let path: String

  /// The name of the body of a request in errors.
  static let body = "the body"

  /// - Throws: ``Failure`` that names a member that is unknown, missing or wrong.
  init(
    _ object: JSONObject, of members: [any DescribedInput], in name: String
  ) throws(Failure) {
    self.object = object
    path = name == Self.body ? "" : "\(name)."
    let names = members.map(\.name)
    let unknown = object.keys.filter { !names.contains($0) }
    guard unknown.isEmpty else {
      let shown = unknown.prefix(5).map { "'\($0.prefix(40))'" }.joined(separator: ", ")
      let known = names.isEmpty ? "it has none" : "it may have \(names.joined(separator: ", "))"
      throw Failure(.invalid, "\(name) has members that are not known: \(shown); \(known)")
    }
    for member in members {
      if let value = object[member.name] {
        try member.check(value, path + member.name)
      } else if member.isRequired {
        throw Failure(.invalid, "\(path)\(member.name) is missing")
      }
    }
  }

  /// Nil if the member is absent.
  subscript<Value>(input: APIInput<Value>) -> Value? {
    get throws(Failure) {
      guard let value = object[input.name] else { return nil }
      return try input.type.read(value, path + input.name)
    }
  }
}
