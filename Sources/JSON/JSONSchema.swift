/// What the JSON of a type looks like.
package indirect enum JSONSchema: Hashable, Sendable {
  /// Any value.
  case any
  case boolean
  case integer
  case number
  case string(StringRule)
  /// One of these strings.
  case oneOf([String])
  case array(of: JSONSchema)
  /// An object with any keys and with values of one kind.
  case dictionary(of: JSONSchema)
  /// Null, or what the schema says.
  case nullable(JSONSchema)
  case object(Object)

  /// What strings are allowed.
  package enum StringRule: Hashable, Sendable {
    case any
    case uuid
    /// RFC 3339.
    case instant
    /// `YYYY-MM-DD`.
    case date
    /// A regular expression that matches the whole string.
    case pattern(String)
  }

  /// An object with a fixed set of members.
  package struct Object: Hashable, Sendable {
    package let name: String
    package let summary: String
    package let members: [Member]

    init(_ name: String, _ summary: String, _ members: [Member]) {
      (self.name, self.summary, self.members) = (name, summary, members)
    }
  }

  package struct Member: Hashable, Sendable {
    package let name: String
    package let summary: String
    package let schema: JSONSchema
    package let isRequired: Bool

    init(_ name: String, _ summary: String, _ schema: JSONSchema, isRequired: Bool) {
      (self.name, self.summary) = (name, summary)
      (self.schema, self.isRequired) = (schema, isRequired)
    }
  }
}

// MARK: As JSON Schema.

extension JSONSchema {
  /// A document of JSON Schema, draft 2020-12. The objects inside are under `$defs`, by their
  /// names.
  package var document: JSONObject {
    let place = "#/$defs/"
    var document = keywords(definedUnder: place)
    document["$schema"] = .string("https://json-schema.org/draft/2020-12/schema")
    let parts = inner.flatMap(\.objects)
    if !parts.isEmpty {
      var definitions = JSONObject()
      for object in parts {
        definitions[object.name] = .object(object.keywords(definedUnder: place))
      }
      document["$defs"] = .object(definitions)
    }
    return document
  }

  /// This object, if it is one, and all that it holds; some more than once.
  package var objects: [Object] {
    let mine: [Object] = if case .object(let object) = self { [object] } else { [] }
    return mine + inner.flatMap(\.objects)
  }

  private var inner: [JSONSchema] {
    switch self {
    case .any, .boolean, .integer, .number, .string, .oneOf: []
    case .array(let schema), .dictionary(let schema), .nullable(let schema): [schema]
    case .object(let object): object.members.map(\.schema)
    }
  }

  private func keywords(definedUnder place: String) -> JSONObject {
    switch self {
    case .any: JSONObject()
    case .boolean: ["type": "boolean"]
    case .integer: ["type": "integer"]
    case .number: ["type": "number"]
    case .string(let rule): rule.keywords
    case .oneOf(let words):
      ["type": "string", "enum": .array(words.map(JSONValue.string))]
    case .array(let schema):
      ["type": "array", "items": .object(schema.reference(definedUnder: place))]
    case .dictionary(let schema):
      [
        "type": "object", "additionalProperties": .object(schema.reference(definedUnder: place)),
      ]
    case .nullable(let schema):
      ["anyOf": [.object(schema.reference(definedUnder: place)), ["type": "null"]]]
    case .object(let object): object.keywords(definedUnder: place)
    }
  }

  /// The schema where another one, or a document, uses it: an object by its name.
  ///
  /// - Parameter place: Where the document has its objects, such as `#/$defs/`.
  package func reference(definedUnder place: String) -> JSONObject {
    guard case .object(let object) = self else { return keywords(definedUnder: place) }
    return ["$ref": .string("\(place)\(object.name)")]
  }
}

extension JSONSchema.StringRule {
  fileprivate var keywords: JSONObject {
    switch self {
    case .any: ["type": "string"]
    case .uuid: ["type": "string", "format": "uuid"]
    case .instant: ["type": "string", "format": "date-time"]
    case .date: ["type": "string", "format": "date"]
    case .pattern(let pattern): ["type": "string", "pattern": .string("^(?:\(pattern))$")]
    }
  }
}

extension JSONSchema.Object {
  /// The object as JSON Schema.
  ///
  /// - Parameter place: Where the document has the objects inside, such as `#/$defs/`.
  package func keywords(definedUnder place: String) -> JSONObject {
    var properties = JSONObject()
    for member in members {
      var keywords = member.schema.reference(definedUnder: place)
      keywords["description"] = .string(member.summary)
      properties[member.name] = .object(keywords)
    }
    let required = members.filter(\.isRequired).map { JSONValue.string($0.name) }
    return [
      "title": .string(name), "description": .string(summary), "type": "object",
      "properties": .object(properties), "required": .array(required),
      "additionalProperties": false,
    ]
  }
}
