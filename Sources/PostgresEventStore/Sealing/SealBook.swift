import Digests
package import PostgreSQL
import Seals

/// The seals and the hashes that are kept beside the log.
package enum SealBook {
  /// All of them, the oldest first.
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

  /// The hashes of `count` full tiles from this one on, of as many of them as there are.
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
      // After a gap nothing is in its place.
      guard try row.value(at: 0, as: Int64.self) == number + Int64(tiles.count),
        let hashes = Tile.hashes(in: try row.value(at: 1)), hashes.count == Tile.width
      else { break }
      tiles.append(hashes)
    }
    return tiles
  }

  /// Keeps a seal, and the tiles that are full with it.
  ///
  /// - Returns: False when the log has been sealed as far meanwhile.
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
