import PlainText
import PostgresEventStore

/// What a verification found of one read model, in words and for other programs.
struct VerdictAnswer: Encodable {
  let name: String
  /// Nil when it could not be compared.
  let isEqual: Bool?
  /// Why it could not.
  let reason: String?
  let comparison: ComparisonAnswer?

  init(_ verdict: Verdict) {
    switch verdict {
    case .compared(let compared):
      name = compared.projection
      isEqual = compared.isEqual
      reason = nil
      comparison = ComparisonAnswer(compared)
    case .notComparable(let projection, let live?, let program):
      name = projection
      isEqual = nil
      comparison = nil
      reason =
        "the live build is of version \(live), and this galley makes version \(program)"
        + (live < program ? "; 'galley projection rebuild \(projection)' makes it anew" : "")
    case .notComparable(let projection, nil, _):
      name = projection
      isEqual = nil
      comparison = nil
      reason = "it has not been built; 'galley projection rebuild \(projection)' builds it"
    }
  }

  /// A line, and where it differs a line each of what does.
  var text: String {
    guard let comparison else { return "\(name): not compared: \(reason ?? "")\n" }
    guard !comparison.isEqual else {
      return "\(name): equal to the log at position \(comparison.position), "
        + "\(Count.of(comparison.rows, "row"))\n"
    }
    return "\(name): differs from the log at position \(comparison.position)\n"
      + comparison.differences
  }
}
