package import PostgreSQL
package import Seals

/// Makes proofs that the sealed log contains an event.
package struct EventProver: Sendable {
  /// The keys that may sign seals.
  let keys: [VerifierKey]

  package init(keys: [VerifierKey]) { self.keys = keys }

  /// Proves the event at this position by the latest seal.
  ///
  /// - Returns: Nil when no seal covers the event yet.
  /// - Throws: `SealError` when there is no such event, or when the event, the seal or the stored
  ///   hashes differ from what was sealed.
  package func proof(
    of position: Int64, on connection: inout Connection
  ) throws -> LogProof? {
    guard let seal = try SealStore.latest(on: &connection), seal.position >= position else {
      return nil
    }
    guard let event = try LogReader.leaf(at: position, on: &connection) else {
      throw SealError("there is no event at position \(position)")
    }
    let index: Int64 = try connection.execute(
      "SELECT count(*) FROM galley.events WHERE position < \(position)")[0].value(at: 0)
    let checkpoint = try seal.checkpoint(signedBy: keys)
    let path = try seal.withTree(checkpoint, on: &connection) { try $0.path(to: index, $1) }
    let proof = LogProof(
      event: event, inclusion: InclusionProof(index: index, path: path),
      seal: try SignedNote(seal.note))
    do { _ = try proof.check(by: keys) } catch {
      throw SealError(
        "the event at position \(position) differs from what was sealed", kind: .alteredLog)
    }
    return proof
  }
}
