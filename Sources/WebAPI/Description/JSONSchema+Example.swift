import JSON

extension JSONSchema {
  /// A value that the schema allows, for the description of the API.
  var example: JSONValue {
    switch self {
    case .any: JSONValue.object(["text": "any value"])
    case .boolean: true
    case .integer: .integer(1)
    case .number: .double(0.5)
    case .string(let rule): .string(rule.example)
    case .oneOf(let words): .string(words.first ?? "")
    case .array(let schema): .array([schema.example])
    case .dictionary(let schema): .object(["name": schema.example])
    case .nullable(let schema): schema.example
    case .object(let object): .object(object.example)
    }
  }
}

extension JSONSchema.Object {
  fileprivate var example: JSONObject {
    var example = JSONObject()
    for member in members { example[member.name] = member.schema.example }
    return example
  }
}

extension JSONSchema.StringRule {
  fileprivate var example: String {
    switch self {
    case .any: "text"
    case .uuid: "01a20ab3-c9d0-7168-8fcd-cd6b44400972"
    case .instant: "2026-12-01T06:00:00.000Z"
    case .date: "2026-12-01"
    // A digest, or else a slug or a tag.
    case .pattern(let pattern):
      pattern.contains("{64}") ? String(repeating: "0a", count: 32) : "en"
    }
  }
}
