package import JSON
import PostgresEventStore

/// The result of verifying one read model.
package struct VerdictAnswer: Sendable {
  /// The read model.
  package let name: String
  /// Nil if it could not be compared.
  package let isEqual: Bool?
  /// Why it could not be compared.
  package var reason: String?
  package let comparison: ComparisonAnswer?
  /// What may help if it could not be compared.
  package var remedies: [Remedy] = []
  /// Whether there is a live build. A read model is built when a question first needs it.
  package var isBuilt = true
}

extension VerdictAnswer {
  init(_ verdict: VerificationResult) {
    switch verdict {
    case .compared(let compared):
      self.init(
        name: compared.projection, isEqual: compared.isEqual,
        comparison: ComparisonAnswer(compared))
    case .notComparable(let projection, let live?, let program):
      self.init(
        name: projection, isEqual: nil,
        reason: "the live build has version \(live), and this program builds version \(program)",
        comparison: nil, remedies: live < program ? [.rebuild(readModel: projection)] : [])
    case .notComparable(let projection, nil, _):
      self.init(
        name: projection, isEqual: nil, reason: "it has not been built", comparison: nil,
        remedies: [.rebuild(readModel: projection)], isBuilt: false)
    }
  }
}

extension VerdictAnswer: JSONDescribed {
  package static let json = JSONDescription<VerdictAnswer>(
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
