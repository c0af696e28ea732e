package import JSON

/// A proof that an event is in the log, for other programs.
package struct ProofText: Hashable, Sendable {
  /// In the form of a C2SP tlog-proof.
  package let proof: String
}

extension ProofText: JSONDescribed {
  package static let json = JSONDescription<ProofText>(
    "Proof", "A proof that an event is in the log.",
    [
      JSONMember("proof", "The proof, in the form of a C2SP tlog-proof.", \.proof)
    ])
}
