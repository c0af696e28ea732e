import JSON
import PlainText
import PostgresEventStore

/// The result of verifying one read model, as text and as JSON.
struct VerdictAnswer {
  let name: String
  /// Nil if it could not be compared.
  let isEqual: Bool?
  /// Why it could not be compared.
  let reason: String?
  let comparison: ComparisonAnswer?
}

extension VerdictAnswer {
  init(_ verdict: VerificationResult) {
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
        "the live build has version \(live), and this galley builds version \(program)"
        + (live < program ? "; run 'galley projection rebuild \(projection)'" : "")
    case .notComparable(let projection, nil, _):
      name = projection
      isEqual = nil
      comparison = nil
      reason = "it has not been built; run 'galley projection rebuild \(projection)'"
    }
  }

  /// One line, and one more for each difference.
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

extension VerdictAnswer: JSONDescribed {
  static let json = JSONDescription<VerdictAnswer>(
    "VerifiedReadModel", "The result of verifying one read model.",
    [
      JSONMember("name", "The read model.", \.name),
      JSONMember.leftOutIfNil(
        "isEqual", "Whether it equals the log; left out if it could not be compared.",
        \.isEqual),
      JSONMember.leftOutIfNil(
        "reason", "Why it could not be compared; left out if it was.",
        \.reason),
      JSONMember.leftOutIfNil(
        "comparison", "The comparison; left out if there was none.",
        \.comparison),
    ])
}
