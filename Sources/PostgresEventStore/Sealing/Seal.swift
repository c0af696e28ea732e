import Digests
package import Foundation
package import PostgreSQL
import Seals

/// A signed statement about the first events of the log, as it is stored alongside the log.
package struct Seal: Sendable {
  /// The number of events, from the first.
  package let size: Int64
  /// The position of the last of them.
  package let position: Int64
  /// The signed checkpoint. It may have been tampered with.
  package let note: String
  /// The hashes of the leaves after the last full tile.
  let edge: [Digest]
  package let sealedBy: String
  package let sealedAt: Date
}

extension Seal {
  static let columns = "size, position, note, edge, sealed_by, sealed_at"

  init(row: Row) throws(PostgresError) {
    size = try row.value(at: 0)
    position = try row.value(at: 1)
    note = try row.value(at: 2)
    // Altered ones may be no hashes at all. They count as none, and ``withTree(_:on:_:)`` finds it.
    edge = Tile.hashes(in: try row.value(at: 3)) ?? []
    sealedBy = try row.value(at: 4)
    sealedAt = try row.value(at: 5)
  }

  /// The statement of the seal.
  ///
  /// - Throws: `SealError` unless one of the keys has signed it, and for this size.
  func checkpoint(signedBy keys: [VerifierKey]) throws(SealError) -> Checkpoint {
    let checkpoint = try SignedNote(note).checkpoint(signedBy: keys)
    guard checkpoint.size == size else {
      throw SealError(
        "the seal was signed for \(checkpoint.size) events, but is stored as one of \(size)")
    }
    return checkpoint
  }
}

extension Seal {
  /// Gives `body` access to the hashes of the sealed tree, which are stored alongside the log.
  ///
  /// - Throws: `SealError` when the stored hashes differ from the sealed ones.
  func withTree<Result>(
    _ checkpoint: Checkpoint, on connection: inout Connection,
    _ body: (TiledTree, TiledTree.Reader) throws -> Result
  ) throws -> Result {
    guard edge.count == Int(size % Int64(Tile.width)) else { throw Self.alteredHashes }
    let tree = TiledTree(size: size, edge: edge)
    // Consecutive hashes of a path are often in the same tile.
    var read: (level: Int, number: Int64, hashes: [Digest])?
    func tile(level: Int, number: Int64) throws -> [Digest] {
      if let read, read.level == level, read.number == number { return read.hashes }
      let tiles = try SealStore.tiles(level: level, from: number, count: 1, on: &connection)
      guard let hashes = tiles.first else { throw Self.alteredHashes }
      read = (level, number, hashes)
      return hashes
    }
    guard try tree.tree(tile).root == checkpoint.root else { throw Self.alteredHashes }
    return try body(tree, tile)
  }

  private static let alteredHashes = SealError(
    "the hashes alongside the log differ from those that were sealed", kind: .alteredLog)
}

/// The seals and the hashes that are stored alongside the log.
package enum SealStore {
  /// All seals, oldest first.
  package static func seals(on connection: inout Connection) throws(PostgresError) -> [Seal] {
    try connection.execute("SELECT \(raw: Seal.columns) FROM galley.seals ORDER BY size")
      .map { (row) throws(PostgresError) in try Seal(row: row) }
  }

  package static func latest(on connection: inout Connection) throws(PostgresError) -> Seal? {
    let rows = try connection.execute(
      "SELECT \(raw: Seal.columns) FROM galley.seals ORDER BY size DESC LIMIT 1")
    guard let row = rows.first else { return nil }
    return try Seal(row: row)
  }

  /// The hashes of up to `count` full tiles, from this number on.
  static func tiles(
    level: Int, from number: Int64, count: Int, on connection: inout Connection
  ) throws(PostgresError) -> [[Digest]] {
    let rows = try connection.executePrepared(
      """
      SELECT number, hashes FROM galley.tiles
      WHERE level = \(Int16(level)) AND number >= \(number) AND number < \(number + Int64(count))
      ORDER BY number
      """)
    var tiles: [[Digest]] = []
    for row in rows {
      // The tiles after a gap would be out of place.
      guard try row.value(at: 0, as: Int64.self) == number + Int64(tiles.count),
        let hashes = Tile.hashes(in: try row.value(at: 1)), hashes.count == Tile.width
      else { break }
      tiles.append(hashes)
    }
    return tiles
  }

  /// Stores a seal, and the tiles that it completes.
  ///
  /// - Returns: False when the log has been sealed to this size in the meantime.
  static func record(
    _ checkpoint: Checkpoint, _ note: SignedNote, position: Int64, edge: [Digest], tiles: [Tile],
    as caller: String, on connection: inout Connection
  ) throws(PostgresError) -> Bool {
    try connection.execute(
      """
      SELECT galley.record_seal(
        \(caller), \(checkpoint.size), \(position), \(note.description), \(Tile.bytes(of: edge)),
        \(tiles.map { Int16($0.level) }), \(tiles.map(\.number)), \(tiles.map(\.bytes)))
      """)[0].value(at: 0)
  }
}

/// The stored hashes of the leaves, for access in order. A window of tiles is in memory.
struct SealedHashes: ~Copyable {
  private var connection: Connection
  /// The leaves after the last full tile, from the latest seal.
  private let edge: [Digest]
  private let edgeStart: Int64
  private var window: [Digest] = []
  private var start: Int64 = 0

  /// The number of tiles in the window.
  private static let tiles = 64

  init(_ latest: Seal, on connection: consuming Connection) {
    self.connection = connection
    edge = latest.edge
    edgeStart = latest.size - Int64(latest.edge.count)
  }

  /// The hash of the leaf at an index from 0; nil when none is stored.
  mutating func hash(_ index: Int64) throws -> Digest? {
    guard index < edgeStart else {
      let place = Int(index - edgeStart)
      return edge.indices.contains(place) ? edge[place] : nil
    }
    if !(start..<start + Int64(window.count)).contains(index) { try load(around: index) }
    let place = Int(index - start)
    return window.indices.contains(place) ? window[place] : nil
  }

  private mutating func load(around index: Int64) throws {
    let number = index / Int64(Tile.width)
    start = number * Int64(Tile.width)
    window = try SealStore.tiles(level: 0, from: number, count: Self.tiles, on: &connection)
      .flatMap(\.self)
  }
}
