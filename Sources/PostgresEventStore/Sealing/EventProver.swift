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
    try proofs(of: [position], on: &connection)[position]
  }

  /// Proves the events at these positions by the latest seal. The tree is read once.
  ///
  /// - Returns: The proofs by their positions, except for events that no seal covers yet.
  /// - Throws: `SealError` as for one event.
  package func proofs(
    of positions: [Int64], on connection: inout Connection
  ) throws -> [Int64: LogProof] {
    guard let seal = try SealStore.latest(on: &connection) else { return [:] }
    let sealed = Set(positions.filter { $0 <= seal.position }).sorted()
    if sealed.isEmpty { return [:] }
    let events = try numberedEvents(at: sealed, on: &connection)
    let checkpoint = try seal.checkpoint(signedBy: keys)
    let note = try SignedNote(seal.note)
    let proofs = try seal.withTree(checkpoint, on: &connection) { tree, tile in
      try events.map { event in
        LogProof(
          event: event.leaf,
          inclusion: InclusionProof(index: event.index, path: try tree.path(to: event.index, tile)),
          seal: note)
      }
    }
    for (proof, position) in zip(proofs, sealed) {
      do { _ = try proof.check(by: keys) } catch {
        throw SealError(
          "the event at position \(position) differs from what was sealed", kind: .alteredLog)
      }
    }
    return Dictionary(uniqueKeysWithValues: zip(sealed, proofs))
  }

  /// The events at these positions, which are in order, with their numbers from 0.
  private func numberedEvents(
    at positions: [Int64], on connection: inout Connection
  ) throws -> [(index: Int64, leaf: [UInt8])] {
    var (index, counted): (Int64, Int64) = (0, 0)
    return try positions.map { position in
      guard let leaf = try LogReader.leaf(at: position, on: &connection) else {
        throw SealError("there is no event at position \(position)")
      }
      index +=
        try connection.execute(
          """
          SELECT count(*) FROM galley.events
          WHERE position >= \(counted) AND position < \(position)
          """)[0].value(at: 0, as: Int64.self)
      counted = position
      return (index, leaf)
    }
  }
}
