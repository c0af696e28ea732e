/// A program could not be run.
package struct SubprocessError: Error, Hashable, Sendable {
  /// The system's error.
  package let code: Int32
  /// What failed: "run" or "wait for".
  package let doing: String

  package init(code: Int32, doing: String) { (self.code, self.doing) = (code, doing) }
}
