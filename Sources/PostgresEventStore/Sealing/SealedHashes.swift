import Digests
import PostgreSQL
import Seals

/// The hashes of the leaves as they are kept beside the log, one after the other, a window of tiles
/// in memory.
struct SealedHashes: ~Copyable {
  private var connection: Connection
  /// Of the latest seal: the leaves after the last full tile.
  private let edge: [Digest]
  private let edgeStart: Int64
  private var window: [Digest] = []
  private var start: Int64 = 0

  private static let tiles = 64

  init(_ latest: Seal, on connection: consuming Connection) {
    self.connection = connection
    edge = latest.edge
    edgeStart = latest.size - Int64(latest.edge.count)
  }

  /// The hash of a leaf counted from 0, or nil where none is kept.
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
    window = try SealBook.tiles(level: 0, from: number, count: Self.tiles, on: &connection)
      .flatMap(\.self)
  }
}
