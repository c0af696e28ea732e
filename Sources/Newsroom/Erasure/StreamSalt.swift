import Digests
import Foundation
import PostgreSQL

/// The salt of an article's texts, as long as nothing more is erased from it.
///
/// A command that was given a salt and then finds more erased than it knows of must not go on: with
/// a text under a former salt, that salt would be back, and what was erased under it open to guesses.
struct StreamSalt: Sendable {
  /// A new one while the article has no texts.
  let salt: Salt
  /// The number of texts that had been erased when the salt was read.
  let erasures: Int

  init(of article: UUID, on connection: inout Connection) throws {
    let row = try connection.executePrepared(
      """
      SELECT (SELECT salt FROM galley.texts WHERE stream = \(article) LIMIT 1),
        (SELECT count(*) FROM galley.events e, json_array_elements(e.payload -> 'texts')
          WHERE e.stream = \(article) AND e.type = 'TextErased')
      """)[0]
    salt = (try row.value(at: 0, as: [UInt8]?.self)).flatMap { Salt(bytes: $0) } ?? .random()
    erasures = try row.value(at: 1)
  }
}
