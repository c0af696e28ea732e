package import PostgreSQL
package import Seals

/// Makes proofs that single events stand in the sealed log.
package struct Proving: Sendable {
  /// By whom a seal may be signed.
  let keys: [VerifierKey]

  package init(keys: [VerifierKey]) { self.keys = keys }

  /// Proves the event at this position under the latest seal.
  ///
  /// - Returns: Nil where no seal covers it yet.
  /// - Throws: `SealError` where there is no such event, or where it, the seal or the hashes beside
  ///   the log are not what was sealed.
  package func proof(
    of position: Int64, on connection: inout Connection
  ) throws -> LogProof? {
    guard let seal = try SealBook.latest(on: &connection), seal.position >= position else {
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
        "the event at position \(position) is not as it was sealed; 'galley log verify' tells more")
    }
    return proof
  }
}
