import Digests
import Foundation

/// The members of a JSON object, read as what they have to be. Members that nobody asks for are
/// ignored, so that a newer writer may add some.
struct JSONFields {
  private let object: JSONObject
  /// What stands before a member's name in an error: `content.` inside of `content`.
  private let path: String

  init(_ object: JSONObject, path: String = "") {
    self.object = object
    self.path = path
  }

  /// The member `key` as `read` understands it.
  func required<Value>(
    _ key: String, _ what: String, _ read: (JSONValue) -> Value?
  ) throws(JSONFieldError) -> Value {
    guard let value = try optional(key, what, read) else {
      throw JSONFieldError(field: path + key, problem: "is missing")
    }
    return value
  }

  /// The member `key` as `read` understands it, or nil when it is absent or null.
  func optional<Value>(
    _ key: String, _ what: String, _ read: (JSONValue) -> Value?
  ) throws(JSONFieldError) -> Value? {
    guard let member = object[key], member != .null else { return nil }
    guard let value = read(member) else {
      throw JSONFieldError(field: path + key, problem: "is not \(what)")
    }
    return value
  }

  func text(_ key: String) throws(JSONFieldError) -> String {
    try required(key, "a string", \.string)
  }

  func optionalText(_ key: String) throws(JSONFieldError) -> String? {
    try optional(key, "a string", \.string)
  }

  func texts(_ key: String) throws(JSONFieldError) -> [String] {
    try required(key, "an array of strings") { value in
      guard case .array(let values) = value else { return nil }
      let texts = values.compactMap(\.string)
      return texts.count == values.count ? texts : nil
    }
  }

  func integer(_ key: String) throws(JSONFieldError) -> Int {
    try required(key, "an integer", \.integer)
  }

  func optionalInteger(_ key: String) throws(JSONFieldError) -> Int? {
    try optional(key, "an integer", \.integer)
  }

  func digest(_ key: String) throws(JSONFieldError) -> Digest {
    try required(key, "a digest") { $0.string.flatMap { Digest(hex: $0) } }
  }

  func slug(_ key: String) throws(JSONFieldError) -> Slug {
    try required(key, "a slug") { $0.string.flatMap { Slug($0) } }
  }

  func instant(_ key: String) throws(JSONFieldError) -> Date {
    try required(key, "an instant") { $0.string.flatMap { Date(timestamp: $0) } }
  }

  func date(_ key: String) throws(JSONFieldError) -> CalendarDate {
    try required(key, "a date") { $0.string.flatMap { CalendarDate($0) } }
  }

  func optionalDate(_ key: String) throws(JSONFieldError) -> CalendarDate? {
    try optional(key, "a date") { $0.string.flatMap { CalendarDate($0) } }
  }

  func choice<Choice: RawRepresentable<String>>(
    _ key: String, of type: Choice.Type
  ) throws(JSONFieldError) -> Choice {
    try required(key, "a known word") { $0.string.flatMap { Choice(rawValue: $0) } }
  }

  func fields(_ key: String) throws(JSONFieldError) -> JSONFields {
    JSONFields(try required(key, "an object", \.object), path: "\(path)\(key).")
  }

  func optionalFields(_ key: String) throws(JSONFieldError) -> JSONFields? {
    let object = try optional(key, "an object", \.object)
    return object.map { JSONFields($0, path: "\(path)\(key).") }
  }
}

/// Which member of an object is wrong, and how; never what it said.
struct JSONFieldError: Error, Hashable, CustomStringConvertible {
  /// With the names of the objects around it: `content.headline`.
  let field: String
  let problem: String

  var description: String { "\(field) \(problem)" }
}

extension JSONValue {
  fileprivate var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  fileprivate var integer: Int? {
    if case .number(let digits) = self { Int(digits) } else { nil }
  }

  fileprivate var object: JSONObject? {
    if case .object(let object) = self { object } else { nil }
  }
}
