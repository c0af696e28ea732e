package import Foundation
package import PostgreSQL

// The text index, `read.search_vectors`. A vector depends only on the content's digest and the
// configuration, so every build of the read model can use it, and a rebuild computes only missing
// vectors. A new revision removes no vector, because the rows of another build may need it.
extension Search {
  /// Creates the missing vectors of `streams`, or of all streams if that is nil.
  ///
  /// For an erased text, only headline and standfirst are indexed.
  package static func derive(
    in schema: String, streams: [UUID]?, on connection: inout Connection
  ) throws {
    var missing: Query = """
      SELECT * FROM \(raw: schema).search s
      WHERE NOT EXISTS (
        SELECT FROM read.search_vectors v
        WHERE v.digest = s.digest AND v.configuration = s.configuration)
      """
    if let streams { missing = missing.appending(" AND s.article = ANY(\(streams))") }
    // In the order of the digests, so that two builds cannot deadlock.
    try connection.executePrepared(
      """
      INSERT INTO read.search_vectors (digest, configuration, manuscript, vector)
      SELECT m.digest, m.configuration, t.key,
        read.search_vector(m.configuration::regconfig, m.headline, m.standfirst, t.body)
      FROM (\(missing) ORDER BY digest OFFSET 0) AS m
      LEFT JOIN LATERAL (
        SELECT key, body FROM galley.texts WHERE key = m.manuscript LIMIT 1
      ) AS t ON true
      ON CONFLICT DO NOTHING
      """)
  }
}
