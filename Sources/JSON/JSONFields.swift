/// Which member of an object is wrong, and how. It never contains the member's value.
@usableFromInline
package struct JSONFieldError: Error, Hashable, CustomStringConvertible {
  /// With the names of the objects around it: `content.headline`.
  let field: String
  let problem: String

  @usableFromInline
  init(field: String, problem: String) { (self.field, self.problem) = (field, problem) }

  @usableFromInline package var description: String { "\(field) \(problem)" }

  /// The same error about an object that is the member `key` of another one.
  @usableFromInline
  func inside(_ key: StaticString) -> JSONFieldError {
    JSONFieldError(field: "\(key).\(field)", problem: problem)
  }
}

/// Reads the members of a JSON object, each as the type that it must have. Members that nobody asks
/// for are ignored, so a newer writer may add some.
@usableFromInline
package struct JSONFields {
  @usableFromInline
  let object: JSONElement

  /// - Parameter object: An element that is an object.
  @usableFromInline
  package init(_ object: JSONElement) {
    self.object = object
  }

  /// The member `key` as `read` understands it.
  @inlinable
  package func required<Value>(
    _ key: StaticString, _ what: StaticString, _ read: (JSONElement) -> Value?
  ) throws(JSONFieldError) -> Value {
    guard let value = try optional(key, what, read) else {
      throw JSONFieldError(field: "\(key)", problem: "is missing")
    }
    return value
  }

  /// The member `key` as `read` understands it, or nil when it is absent or null.
  @inlinable
  package func optional<Value>(
    _ key: StaticString, _ what: StaticString, _ read: (JSONElement) -> Value?
  ) throws(JSONFieldError) -> Value? {
    guard let member = object.member(key), !member.isNull else { return nil }
    guard let value = read(member) else {
      throw JSONFieldError(field: "\(key)", problem: "is not \(what)")
    }
    return value
  }

  package func text(_ key: StaticString) throws(JSONFieldError) -> String {
    try required(key, "a string", \.string)
  }

  package func optionalText(_ key: StaticString) throws(JSONFieldError) -> String? {
    try optional(key, "a string", \.string)
  }

  package func texts(_ key: StaticString) throws(JSONFieldError) -> [String] {
    try required(key, "an array of strings", \.strings)
  }

  package func integer(_ key: StaticString) throws(JSONFieldError) -> Int {
    try required(key, "an integer", \.integer)
  }

  package func optionalInteger(_ key: StaticString) throws(JSONFieldError) -> Int? {
    try optional(key, "an integer", \.integer)
  }

  package func integers(_ key: StaticString) throws(JSONFieldError) -> [Int] {
    try required(key, "an array of integers", \.integers)
  }

  @inlinable
  package func choice<Choice: RawRepresentable<String>>(
    _ key: StaticString, of type: Choice.Type
  ) throws(JSONFieldError) -> Choice {
    try required(key, "a known word") { $0.string.flatMap { Choice(rawValue: $0) } }
  }

  /// Reads the object under `key` with `read`. Its errors name the members with `key` in front.
  @inlinable
  package func object<Value>(
    _ key: StaticString, _ read: (JSONFields) throws(JSONFieldError) -> Value
  ) throws(JSONFieldError) -> Value {
    guard let value = try optionalObject(key, read) else {
      throw JSONFieldError(field: "\(key)", problem: "is missing")
    }
    return value
  }

  /// Reads each object of the array under `key` with `read`; nil when the array is absent or null.
  package func optionalObjects<Value>(
    _ key: StaticString, _ read: (JSONFields) throws(JSONFieldError) -> Value
  ) throws(JSONFieldError) -> [Value]? {
    guard let objects = try optional(key, "an array of objects", \.objects) else { return nil }
    var values: [Value] = []
    for object in objects {
      do {
        values.append(try read(JSONFields(object)))
      } catch {
        throw error.inside(key)
      }
    }
    return values
  }

  /// As ``object(_:_:)``, or nil when the object is absent or null.
  @inlinable
  package func optionalObject<Value>(
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
