import Digests
package import PostgreSQL
package import Seals

/// Seals the log: signs the root of the Merkle tree over all events up to the watermark.
package struct LogSealer: Sendable {
  let key: SigningKey
  /// The login that seals, which the connection acts as.
  let caller: String
  /// The keys whose earlier seals are accepted, in addition to this key.
  let former: [VerifierKey]
  /// The latest seal by this key that is kept outside the database; nil if there is none.
  let kept: Checkpoint?

  package init(
    key: SigningKey, by caller: String, former: [VerifierKey] = [], kept: Checkpoint? = nil
  ) {
    (self.key, self.caller, self.former, self.kept) = (key, caller, former, kept)
  }

  /// The maximal number of events that one seal adds, so that memory does not grow with the log. A
  /// long log that was never sealed gets several seals.
  private static let step = 1 << 18

  /// Seals the events recorded since the last seal.
  ///
  /// - Parameter progress: Called with the number of events read so far.
  /// - Returns: The latest seal of the log, and how many events were sealed now; nil when the log
  ///   is empty.
  /// - Throws: `SealError` when the last seal is by none of the keys, when the stored hashes differ
  ///   from those that it sealed, or when the log does not continue the kept seal. Such hashes are
  ///   not signed.
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
    return try SealStore.latest(on: &connection).map { ($0, events) }
  }

  /// - Returns: The number of events sealed; nil when there are none to seal.
  private func seal(
    through watermark: Int64, on connection: inout Connection, read: (Int) throws -> Void
  ) throws -> Int? {
    let last = try SealStore.latest(on: &connection)
    var tree = MerkleTree()
    if let last {
      let checkpoint = try last.checkpoint(signedBy: [key.verifier] + former)
      tree = try last.withTree(checkpoint, on: &connection) { stored, tile in
        if let kept, (1...stored.size).contains(kept.size) {
          try kept.require(try stored.root(ofFirst: kept.size, tile))
        }
        return try stored.tree(tile)
      }
    }
    var tiles: [Tile] = []
    var position = last?.position ?? 0
    var events = 0
    try LogReader.leaves(
      after: position, through: watermark, limit: limit(from: tree.size), on: &connection
    ) { leaf in
      tree.append(leaf.hash) { tiles.append($0) }
      if let kept, kept.size == tree.size { try kept.require(tree.root) }
      position = leaf.position
      events += 1
      if events.isMultiple(of: 1_000) { try read(events) }
    }
    if let kept, tree.size < kept.size { throw kept.isLonger(than: tree.size) }
    guard events > 0 else { return nil }
    let checkpoint = Checkpoint(origin: key.name, size: tree.size, root: tree.root)
    let isRecorded = try SealStore.record(
      checkpoint, key.sign(checkpoint), position: position, edge: tree.edge, tiles: tiles,
      as: caller, on: &connection)
    // Another process may have sealed in the meantime. The next step seals what remains.
    return isRecorded ? events : 0
  }

  /// The number of events that the next seal adds. It reaches the kept one at least: only there can the
  /// roots be compared.
  private func limit(from size: Int64) -> Int {
    max(Self.step, kept.map { Int($0.size - size) } ?? 0)
  }
}

extension Checkpoint {
  /// - Throws: `SealError` unless the log had this root at the size of the seal.
  fileprivate func require(_ found: Digest) throws(SealError) {
    guard found != root else { return }
    throw SealError(
      "the log is a fork: its first \(size) events are not those of the latest seal by this key",
      kind: .forkedLog)
  }

  fileprivate func isLonger(than log: Int64) -> SealError {
    SealError(
      "the log has lost events: it has \(log), and the latest seal by this key covers \(size)",
      kind: .forkedLog)
  }
}
