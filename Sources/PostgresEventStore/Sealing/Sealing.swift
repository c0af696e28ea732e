package import PostgreSQL
package import Seals

/// Seals the log: signs the root of the Merkle tree over all events up to the watermark.
package struct Sealing: Sendable {
  let key: SigningKey
  /// Who seals: the login that the connection acts as.
  let caller: String
  /// Whose earlier seals are built on, beside the key's own.
  let former: [VerifierKey]

  package init(key: SigningKey, by caller: String, former: [VerifierKey] = []) {
    (self.key, self.caller, self.former) = (key, caller, former)
  }

  /// Events that one seal takes on at the most, so that memory does not grow with the log: a long
  /// log that was never sealed gets a seal for each.
  private static let step = 1 << 18

  /// Seals what was recorded since the last seal.
  ///
  /// - Parameter progress: Takes the number of events read so far.
  /// - Returns: The log's latest seal, and how many events this sealed; nil while the log is empty.
  /// - Throws: `SealError` where the last seal is by none of the keys, or the hashes beside the log
  ///   are not those that it sealed: what they say is not signed anew.
  package func run(
    on connection: inout Connection, progress: (Int) throws -> Void = { _ in }
  ) throws -> (seal: Seal, events: Int)? {
    let watermark = try Watermark.read(on: &connection)
    var events = 0
    while let step = try seal(
      through: watermark, on: &connection, read: { try progress(events + $0) })
    {
      events += step
    }
    return try SealBook.latest(on: &connection).map { ($0, events) }
  }

  /// - Returns: How many events it sealed; nil when there are none to seal.
  private func seal(
    through watermark: Int64, on connection: inout Connection, read: (Int) throws -> Void
  ) throws -> Int? {
    let last = try SealBook.latest(on: &connection)
    var tree = MerkleTree()
    if let last {
      let checkpoint = try last.checkpoint(signedBy: [key.verifier] + former)
      tree = try last.withTree(checkpoint, on: &connection) { try $0.tree($1) }
    }
    var tiles: [Tile] = []
    var position = last?.position ?? 0
    var events = 0
    try LogReader.leaves(
      after: position, through: watermark, limit: Self.step, on: &connection
    ) { leaf in
      tree.append(leaf.hash) { tiles.append($0) }
      position = leaf.position
      events += 1
      if events.isMultiple(of: 1_000) { try read(events) }
    }
    guard events > 0 else { return nil }
    let checkpoint = Checkpoint(origin: key.name, size: tree.size, root: tree.root)
    let isRecorded = try SealBook.record(
      checkpoint, key.sign(checkpoint), position: position, edge: tree.edge, tiles: tiles,
      as: caller, on: &connection)
    // Somebody else may have sealed meanwhile; what they left is the next step's.
    return isRecorded ? events : 0
  }
}
