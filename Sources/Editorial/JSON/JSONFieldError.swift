/// Which member of an object is wrong, and how; never what it said.
struct JSONFieldError: Error, Hashable, CustomStringConvertible {
  /// With the names of the objects around it: `content.headline`.
  let field: String
  let problem: String

  var description: String { "\(field) \(problem)" }

  /// The same error, said of an object which is itself the member `key` of another one.
  func inside(_ key: StaticString) -> JSONFieldError {
    JSONFieldError(field: "\(key).\(field)", problem: problem)
  }
}
