import JSON
import Newsroom

/// One value of a request. The same declaration describes it and reads it.
struct APIInput<Value: Sendable>: Sendable {
  let name: String
  let place: InputPlace
  let summary: String
  let type: InputType<Value>
  let example: JSONValue
  let isRequired: Bool

  init(
    _ name: String, in place: InputPlace, _ summary: String, _ type: InputType<Value>,
    example: JSONValue, isRequired: Bool = false
  ) {
    (self.name, self.place, self.summary) = (name, place, summary)
    (self.type, self.example) = (type, example)
    self.isRequired = isRequired || place == .path
  }
}

/// Where a request has a value.
enum InputPlace: String, Sendable {
  case path, query, header
  /// A member of the object in the body.
  case body
}

/// An input of any type.
protocol DescribedInput: Sendable {
  var name: String { get }
  var place: InputPlace { get }
  var summary: String { get }
  var schema: JSONObject { get }
  var example: JSONValue { get }
  var isRequired: Bool { get }

  /// The texts of a path, a query or a header as a value.
  func value(of texts: [String]) throws(Failure) -> JSONValue
  /// - Parameter name: The name of the input in the error.
  func check(_ value: JSONValue, _ name: String) throws(Failure)
}

extension DescribedInput {
  /// The schema of a member.
  var describedSchema: JSONObject {
    var schema = schema
    schema["description"] = .string(summary)
    schema["examples"] = [example]
    return schema
  }
}

extension APIInput: DescribedInput {
  var schema: JSONObject { type.schema }

  func value(of texts: [String]) throws(Failure) -> JSONValue {
    try type.value(of: texts, name: name)
  }

  func check(_ value: JSONValue, _ name: String) throws(Failure) {
    _ = try type.read(value, name)
  }
}
