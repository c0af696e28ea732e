/// Why an article cannot be imported.
package struct ImportProblem: Sendable {
  /// Problems of the same kind need the same remedy.
  package enum Kind: String, CaseIterable, Sendable {
    /// The file or line cannot be read.
    case unreadable = "invalid file or line"
    /// A field has no valid value.
    case field = "invalid field"
    /// A time is missing or cannot be read.
    case time = "time"
    case template = "template syntax"
    case html = "HTML"
    /// A rule of the desk refuses the article, or its slug is taken.
    case rule = "rule of the desk"
  }

  /// Such as `archive.jsonl, line 12`.
  package let place: String
  package let kind: Kind
  package let failure: Failure
}
