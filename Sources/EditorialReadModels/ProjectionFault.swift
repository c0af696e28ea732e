/// Why an event cannot be applied to the rows: the read model does not match the log.
package enum ProjectionFault: Error, Hashable, CustomStringConvertible {
  /// The stream's rows are missing.
  case noArticle
  case noRevision(Int)
  case revisionTaken(Int)

  package var description: String {
    switch self {
    case .noArticle: "the article's earlier events are not in the read model; rebuild it"
    case .noRevision(let number): "revision \(number) is not in the read model; rebuild it"
    case .revisionTaken(let number): "revision \(number) is in the read model already"
    }
  }
}

extension Array {
  /// Changes the row of a table with one row per stream.
  mutating func changeOnly(_ change: (inout Element) -> Void) throws(ProjectionFault) {
    guard !isEmpty else { throw .noArticle }
    change(&self[0])
  }
}
