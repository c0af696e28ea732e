package import Digests
import Foundation
package import PostgreSQL

/// The pictures that are stored alongside the log.
package enum PictureStore {
  /// The bytes of a picture; nil if it is not stored.
  package static func bytes(
    _ key: Digest, on connection: inout Connection
  ) throws(PostgresError) -> [UInt8]? {
    let rows = try connection.execute("SELECT body FROM galley.pictures WHERE key = \(key.bytes)")
    return try rows.first?.value(at: 0)
  }

  /// Those of the keys whose pictures are stored.
  package static func stored(
    _ keys: [Digest], on connection: inout Connection
  ) throws -> Set<Digest> {
    guard !keys.isEmpty else { return [] }
    let rows = try connection.execute(
      "SELECT key FROM galley.pictures WHERE key = ANY(\(keys.map(\.bytes)))")
    return Set(try rows.compactMap { Digest(bytes: try $0.value(at: 0)) })
  }

  /// Stores a picture in the transaction that records the event which cites it.
  static func storing(_ picture: SaltedBytes, of stream: UUID, as caller: String) -> Query {
    """
    SELECT galley.store_picture(
      \(caller), \(stream), \(picture.key.bytes), \(picture.salt.bytes), \(picture.bytes))
    """
  }
}
