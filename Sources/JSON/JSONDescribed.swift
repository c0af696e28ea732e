/// A type that describes its JSON once. The description writes a value, and its schema says what is
/// written.
///
/// ```swift
/// extension Person: JSONDescribed {
///   package static let json = JSONDescription<Person>(
///     "Person", "A current or former user of the newsroom.",
///     [
///       JSONMember("name", "The person's login.", \.login),
///       JSONMember("disabledAt", "When the person was disabled.", \.disabledAt),
///     ])
/// }
/// ```
package protocol JSONDescribed: SendableMetatype {
  static var json: JSONDescription<Self> { get }
}

extension JSONDescribed {
  package var jsonValue: JSONValue { Self.json.write(self) }
}

/// How the values of a type are written as JSON, and the schema of what is written. Writing a value
/// does not build the schema.
package struct JSONDescription<Value>: Sendable {
  private let makeSchema: @Sendable () -> JSONSchema
  package let write: @Sendable (Value) -> JSONValue

  /// Built at each use.
  package var schema: JSONSchema { makeSchema() }

  package init(
    _ schema: @autoclosure @escaping @Sendable () -> JSONSchema,
    _ write: @escaping @Sendable (Value) -> JSONValue
  ) {
    (makeSchema, self.write) = (schema, write)
  }

  /// An object. It is written with its keys in alphabetical order.
  ///
  /// - Parameters:
  ///   - name: In upper camel case; no other object has it.
  ///   - summary: What the object is, in a sentence or two.
  ///   - members: In the order in which documentation lists them.
  package init(_ name: String, _ summary: String, _ members: [JSONMember<Value>]) {
    let sorted = members.sorted { $0.name < $1.name }
    precondition(
      Set(members.map(\.name)).count == members.count, "\(name) has two members of one name")
    self.init(.object(JSONSchema.Object(name, summary, members.map { $0.makeSchema() }))) { value in
      var object = JSONObject()
      for member in sorted {
        if let written = member.write(value) { object[member.name] = written }
      }
      return .object(object)
    }
  }

  /// A string.
  package static func string(
    _ rule: JSONSchema.StringRule, _ text: @escaping @Sendable (Value) -> String
  ) -> JSONDescription {
    JSONDescription(.string(rule)) { .string(text($0)) }
  }
}

/// One member of the object that an `Owner` is written as.
package struct JSONMember<Owner>: Sendable {
  let name: String
  let makeSchema: @Sendable () -> JSONSchema.Member
  /// Nil leaves the member out.
  let write: @Sendable (Owner) -> JSONValue?

  /// A member that is always there; an optional without a value is null.
  ///
  /// - Parameter summary: What the member says, in a sentence or two, with the unit of a number.
  package init<Value: JSONDescribed>(
    _ name: String, _ summary: String, _ value: @escaping @Sendable (Owner) -> Value
  ) {
    self.init(name, .init(name, summary, Value.json.schema, isRequired: true)) {
      value($0).jsonValue
    }
  }

  /// A member that is left out where there is no value.
  package static func leftOutIfNil<Value: JSONDescribed>(
    _ name: String, _ summary: String, _ value: @escaping @Sendable (Owner) -> Value?
  ) -> JSONMember {
    JSONMember(name, .init(name, summary, Value.json.schema, isRequired: false)) {
      value($0)?.jsonValue
    }
  }

  private init(
    _ name: String, _ schema: @autoclosure @escaping @Sendable () -> JSONSchema.Member,
    _ write: @escaping @Sendable (Owner) -> JSONValue?
  ) {
    (self.name, makeSchema, self.write) = (name, schema, write)
  }
}
