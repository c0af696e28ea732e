package import JSON

/// Checks values against a JSON Schema. It knows the keywords that our schemas use, and reports any
/// other, so that every part of a schema is checked.
package struct JSONSchemaChecker {
  private let document: JSONObject

  package init(_ document: JSONObject) { self.document = document }

  /// The errors in a value, each with its place; empty if the value is valid.
  package func problems(of value: JSONValue) -> [String] {
    problems(of: value, by: document, at: "$")
  }

  private func problems(of value: JSONValue, by schema: JSONObject, at place: String) -> [String] {
    schema.keys.flatMap { keyword -> [String] in
      guard let rule = schema[keyword] else { return [] }
      switch (keyword, rule) {
      case ("$schema", _), ("$defs", _), ("title", .string), ("description", .string): return []
      case ("$ref", .string(let name)):
        guard let target = definition(name) else { return ["\(place): no definition \(name)"] }
        return problems(of: value, by: target, at: place)
      case ("anyOf", .array(let schemas)):
        let results = schemas.map { problems(of: value, bySchema: $0, at: place) }
        return results.contains([]) ? [] : results.flatMap(\.self)
      case ("type", .string(let type)):
        return has(type, value) ? [] : ["\(place): is not of type \(type)"]
      case ("enum", .array(let values)):
        return values.contains(value) ? [] : ["\(place): is none of the allowed values"]
      case ("pattern", .string(let pattern)):
        return matches(value, pattern) ? [] : ["\(place): does not match \(pattern)"]
      case ("format", .string(let format)):
        guard let pattern = Self.formats[format] else { return ["\(place): unknown \(format)"] }
        return matches(value, pattern) ? [] : ["\(place): is not a \(format)"]
      case ("items", let items):
        guard case .array(let values) = value else { return [] }
        return values.enumerated().flatMap { index, value in
          problems(of: value, bySchema: items, at: "\(place)[\(index)]")
        }
      case ("required", .array(let names)):
        guard case .object(let object) = value else { return [] }
        return names.compactMap { name in
          guard case .string(let name) = name, object[name] == nil else { return nil }
          return "\(place): lacks \(name)"
        }
      case ("properties", .object(let properties)):
        guard case .object(let object) = value else { return [] }
        return object.keys.flatMap { key -> [String] in
          guard let member = object[key], let schema = properties[key] else { return [] }
          return problems(of: member, bySchema: schema, at: "\(place).\(key)")
        }
      case ("additionalProperties", let rule):
        return additional(value, schema, rule, at: place)
      default: return ["\(place): unknown keyword \(keyword)"]
      }
    }
  }

  private func problems(
    of value: JSONValue, bySchema schema: JSONValue, at place: String
  ) -> [String] {
    guard case .object(let schema) = schema else {
      return ["\(place): the schema is not an object"]
    }
    return problems(of: value, by: schema, at: place)
  }

  private func additional(
    _ value: JSONValue, _ schema: JSONObject, _ rule: JSONValue, at place: String
  ) -> [String] {
    guard case .object(let object) = value else { return [] }
    var known: [String] = []
    if case .object(let properties) = schema["properties"] { known = properties.keys }
    return object.keys.filter { !known.contains($0) }.flatMap { key -> [String] in
      guard rule != .boolean(false), let member = object[key] else {
        return ["\(place): has the unknown member \(key)"]
      }
      return problems(of: member, bySchema: rule, at: "\(place).\(key)")
    }
  }

  private func definition(_ reference: String) -> JSONObject? {
    let prefix = "#/$defs/"
    guard reference.hasPrefix(prefix), case .object(let definitions) = document["$defs"],
      case .object(let schema) = definitions[String(reference.dropFirst(prefix.count))]
    else { return nil }
    return schema
  }

  private func has(_ type: String, _ value: JSONValue) -> Bool {
    switch value {
    case .null: type == "null"
    case .boolean: type == "boolean"
    case .number(let digits):
      type == "number" || type == "integer" && !digits.contains { ".eE".contains($0) }
    case .string: type == "string"
    case .array: type == "array"
    case .object: type == "object"
    }
  }

  private func matches(_ value: JSONValue, _ pattern: String) -> Bool {
    guard case .string(let text) = value, let regex = try? Regex(pattern) else { return false }
    return text.wholeMatch(of: regex) != nil
  }

  private static let formats = [
    "uuid": "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "date": #"\d{4}-\d\d-\d\d"#,
    "date-time": #"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"#,
  ]
}
