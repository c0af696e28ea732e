import Digests
import Foundation

/// The members of a JSON object, read as what they have to be. Members that nobody asks for are
/// ignored, so that a newer writer may add some.
struct JSONFields {
  private let object: JSONElement

  /// - Parameter object: An element that is an object.
  init(_ object: JSONElement) {
    self.object = object
  }

  /// The member `key` as `read` understands it.
  func required<Value>(
    _ key: StaticString, _ what: StaticString, _ read: (JSONElement) -> Value?
  ) throws(JSONFieldError) -> Value {
    guard let value = try optional(key, what, read) else {
      throw JSONFieldError(field: "\(key)", problem: "is missing")
    }
    return value
  }

  /// The member `key` as `read` understands it, or nil when it is absent or null.
  func optional<Value>(
    _ key: StaticString, _ what: StaticString, _ read: (JSONElement) -> Value?
  ) throws(JSONFieldError) -> Value? {
    guard let member = object.member(key), !member.isNull else { return nil }
    guard let value = read(member) else {
      throw JSONFieldError(field: "\(key)", problem: "is not \(what)")
    }
    return value
  }

  func text(_ key: StaticString) throws(JSONFieldError) -> String {
    try required(key, "a string", \.string)
  }

  func optionalText(_ key: StaticString) throws(JSONFieldError) -> String? {
    try optional(key, "a string", \.string)
  }

  func texts(_ key: StaticString) throws(JSONFieldError) -> [String] {
    try required(key, "an array of strings", \.strings)
  }

  func integer(_ key: StaticString) throws(JSONFieldError) -> Int {
    try required(key, "an integer", \.integer)
  }

  func optionalInteger(_ key: StaticString) throws(JSONFieldError) -> Int? {
    try optional(key, "an integer", \.integer)
  }

  func integers(_ key: StaticString) throws(JSONFieldError) -> [Int] {
    try required(key, "an array of integers", \.integers)
  }

  func digests(_ key: StaticString) throws(JSONFieldError) -> [Digest] {
    try required(key, "an array of digests") { element in
      guard let texts = element.strings else { return nil }
      let digests = texts.compactMap { Digest(hex: $0) }
      return digests.count == texts.count ? digests : nil
    }
  }

  func digest(_ key: StaticString) throws(JSONFieldError) -> Digest {
    try required(key, "a digest") { $0.utf8 { Digest(hex: $0) } }
  }

  func slug(_ key: StaticString) throws(JSONFieldError) -> Slug {
    try required(key, "a slug") { $0.utf8 { Slug(utf8: $0) } }
  }

  func language(_ key: StaticString) throws(JSONFieldError) -> LanguageTag {
    try required(key, "a language tag") { $0.utf8 { LanguageTag(utf8: $0) } }
  }

  func instant(_ key: StaticString) throws(JSONFieldError) -> Date {
    try required(key, "an instant") { $0.utf8 { Date(timestamp: $0) } }
  }

  func date(_ key: StaticString) throws(JSONFieldError) -> CalendarDate {
    try required(key, "a date") { $0.utf8 { CalendarDate(utf8: $0) } }
  }

  func optionalDate(_ key: StaticString) throws(JSONFieldError) -> CalendarDate? {
    try optional(key, "a date") { $0.utf8 { CalendarDate(utf8: $0) } }
  }

  func choice<Choice: RawRepresentable<String>>(
    _ key: StaticString, of type: Choice.Type
  ) throws(JSONFieldError) -> Choice {
    try required(key, "a known word") { $0.string.flatMap { Choice(rawValue: $0) } }
  }

  /// What `read` makes of the object under `key`; its errors name the members with `key` in front.
  func object<Value>(
    _ key: StaticString, _ read: (JSONFields) throws(JSONFieldError) -> Value
  ) throws(JSONFieldError) -> Value {
    guard let value = try optionalObject(key, read) else {
      throw JSONFieldError(field: "\(key)", problem: "is missing")
    }
    return value
  }

  /// As ``object(_:_:)``, or nil when the object is absent or null.
  func optionalObject<Value>(
    _ key: StaticString, _ read: (JSONFields) throws(JSONFieldError) -> Value
  ) throws(JSONFieldError) -> Value? {
    guard let element = try optional(key, "an object", { $0.isObject ? $0 : nil }) else {
      return nil
    }
    do {
      return try read(JSONFields(element))
    } catch {
      throw error.inside(key)
    }
  }
}
