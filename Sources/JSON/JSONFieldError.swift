/// Which member of an object is wrong, and how; never what it said.
@usableFromInline
package struct JSONFieldError: Error, Hashable, CustomStringConvertible {
  /// With the names of the objects around it: `content.headline`.
  let field: String
  let problem: String

  @usableFromInline
  init(field: String, problem: String) { (self.field, self.problem) = (field, problem) }

  @usableFromInline package var description: String { "\(field) \(problem)" }

  /// The same error, said of an object which is itself the member `key` of another one.
  @usableFromInline
  func inside(_ key: StaticString) -> JSONFieldError {
    JSONFieldError(field: "\(key).\(field)", problem: problem)
  }
}
