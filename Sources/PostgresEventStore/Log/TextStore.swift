package import Digests
package import Foundation
package import PostgreSQL

/// The texts that are stored alongside the log.
package enum TextStore {
  /// The salt of a stream's texts; nil when it has none.
  package static func salt(
    of stream: UUID, on connection: inout Connection
  ) throws(PostgresError) -> Salt? {
    let rows = try connection.execute(
      "SELECT salt FROM galley.texts WHERE stream = \(stream) LIMIT 1")
    guard let row = rows.first else { return nil }
    return Salt(bytes: try row.value(at: 0))
  }

  /// The texts with these keys, except those that are not stored.
  package static func texts(
    _ keys: [Digest], on connection: inout Connection
  ) throws -> [Digest: String] {
    var texts: [Digest: String] = [:]
    let rows = try connection.execute(
      "SELECT key, body FROM galley.texts WHERE key = ANY(\(keys.map(\.bytes)))")
    for row in rows {
      guard let key = Digest(bytes: try row.value(at: 0)) else { continue }
      texts[key] = try row.value(at: 1)
    }
    return texts
  }

  /// The texts with these keys and with their salts, except those that are not stored.
  package static func saltedTexts(
    _ keys: [Digest], on connection: inout Connection
  ) throws -> [Digest: SaltedText] {
    var texts: [Digest: SaltedText] = [:]
    let rows = try connection.execute(
      "SELECT salt, body FROM galley.texts WHERE key = ANY(\(keys.map(\.bytes)))")
    for row in rows {
      guard let salt = Salt(bytes: try row.value(at: 0)) else { continue }
      let text = SaltedText(try row.value(at: 1), salt: salt)
      texts[text.key] = text
    }
    return texts
  }
}
