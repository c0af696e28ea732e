import Editorial
import EventSourcing
import Foundation
package import JSON
import PostgresEventStore
package import Seals

extension Member {
  /// Proves an event of an article by the latest seal.
  ///
  /// - Parameters:
  ///   - reference: The article.
  ///   - subject: The kind of event; the last one is proved. Nil for the last publication or
  ///     correction, or else the last approval.
  /// - Throws: ``Failure`` if there is no such article or event, or if no seal covers it yet;
  ///   `SealError` if the event differs from the sealed one.
  package func prove(
    _ reference: String, _ subject: ProofSubject?, keys: [VerifierKey]
  ) async throws -> ProofText {
    let id = try await find(reference)
    for types in subject?.types ?? ProofSubject.preference {
      if let position = try await lastPosition(of: id, types: types) {
        return try await prove(position: position, keys: keys)
      }
    }
    let wanted =
      subject.map { "has no \($0.rawValue)" } ?? "has been neither approved nor published"
    throw Failure(.unacceptable, "\(reference) \(wanted)", .proveByPosition)
  }

  /// Proves the event at a position by the latest seal.
  ///
  /// - Throws: ``Failure`` if no seal covers it yet; `SealError` if there is no such event, or if it
  ///   differs from the sealed one.
  package func prove(position: Int64, keys: [VerifierKey]) async throws -> ProofText {
    guard let proof = try await proof(of: position, keys: keys) else {
      throw Failure(.unacceptable, "no seal covers position \(position) yet", .seal)
    }
    return ProofText(proof: proof.description)
  }

  /// Proves the event at a position by the latest seal; nil if no seal covers it yet.
  ///
  /// - Throws: `SealError` if there is no such event, or if it differs from the sealed one.
  package func proof(of position: Int64, keys: [VerifierKey]) async throws -> LogProof? {
    try await withConnection { try EventProver(keys: keys).proof(of: position, on: &$0) }
  }

  /// The position of an article's last event of one of these types; nil if it has none.
  private func lastPosition(of id: UUID, types: Set<StoredEventType>) async throws -> Int64? {
    try await store.load(.article(id)).events.last { types.contains($0.event.storedType) }?.position
  }
}

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
