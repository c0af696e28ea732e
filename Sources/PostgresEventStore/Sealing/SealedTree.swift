import Digests
import PostgreSQL
import Seals

extension Seal {
  /// Lets `body` ask for hashes of the tree that was sealed, as they are kept beside the log.
  ///
  /// - Throws: `SealError` where the hashes that are kept are not those that were sealed.
  func withTree<Result>(
    _ checkpoint: Checkpoint, on connection: inout Connection,
    _ body: (TiledTree, TiledTree.Reader) throws -> Result
  ) throws -> Result {
    guard edge.count == Int(size % Int64(Tile.width)) else { throw Self.otherHashes }
    let tree = TiledTree(size: size, edge: edge)
    // Neighbours of a way up are neighbours in a tile.
    var read: (level: Int, number: Int64, hashes: [Digest])?
    func tile(level: Int, number: Int64) throws -> [Digest] {
      if let read, read.level == level, read.number == number { return read.hashes }
      let tiles = try SealBook.tiles(level: level, from: number, count: 1, on: &connection)
      guard let hashes = tiles.first else { throw Self.otherHashes }
      read = (level, number, hashes)
      return hashes
    }
    guard try tree.tree(tile).root == checkpoint.root else { throw Self.otherHashes }
    return try body(tree, tile)
  }

  private static let otherHashes = SealError(
    "the hashes beside the log are not those that were sealed; 'galley log verify' tells which")
}
