import JSON

/// The members of a ninjs object while they are read; what is not taken is left out of the import.
/// Names are compared without case, because version 2 of the standard has no capitals. A null counts
/// as absent.
struct NinjsObject {
  /// What was not taken yet, in the order of the names.
  private(set) var rest: [(name: String, value: JSONValue)]

  init(_ object: JSONObject) {
    rest = object.keys.compactMap { name in
      object[name].flatMap { $0 == .null ? nil : (name, $0) }
    }
  }

  private mutating func take<Value>(_ name: String, _ read: (JSONValue) -> Value?) -> Value? {
    guard let place = rest.firstIndex(where: { $0.name.lowercased() == name }),
      let value = read(rest[place].value)
    else { return nil }
    rest.remove(at: place)
    return value
  }

  /// The text of a member; nil if it has none.
  ///
  /// - Parameter name: In lower case.
  mutating func text(_ name: String) -> String? {
    take(name) { if case .string(let text) = $0 { text } else { nil } }
  }

  /// The objects in a member. Version 1 has objects by their names in place of some arrays.
  ///
  /// - Parameter name: In lower case.
  mutating func objects(_ name: String) -> [NinjsObject] {
    take(name) { value in
      switch value {
      case .array(let values):
        values.compactMap { if case .object(let object) = $0 { NinjsObject(object) } else { nil } }
      case .object(let members):
        members.keys.compactMap { key in
          guard case .object(var object) = members[key] else { return nil }
          object["name"] = object["name"] ?? .string(key)
          return NinjsObject(object)
        }
      case .null, .boolean, .number, .string: nil
      }
    } ?? []
  }

  mutating func drop(_ names: [String]) {
    rest.removeAll { names.contains($0.name.lowercased()) }
  }
}

/// A text with a role and a type, such as a headline, a description or a body.
struct NinjsText {
  /// Without the prefix of a vocabulary; nil if there is none.
  let role: String?
  let contentType: String?
  let value: String

  init?(_ object: NinjsObject) {
    var object = object
    guard let value = object.text("value") else { return nil }
    self.value = value
    role = object.text("role").map { $0.split(separator: ":").last.map(String.init) ?? $0 }
    contentType = object.text("contenttype")?.lowercased()
  }

  init(_ value: String, role: String? = nil, contentType: String) {
    (self.value, self.role, self.contentType) = (value, role, contentType)
  }

  var isHTML: Bool { contentType?.contains("html") ?? false }
  var isPlain: Bool { contentType?.hasPrefix("text/plain") ?? true }
}
