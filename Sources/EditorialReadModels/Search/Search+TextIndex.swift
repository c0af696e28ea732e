package import Foundation
package import PostgreSQL

// The text index, `read.search_vectors`. A vector follows from the content's digest and the
// configuration alone, so that it serves every build of the read model, and a rebuild computes only
// what is missing. None is removed when an article moves on to another revision: the rows of one
// build cannot tell which vectors those of another need.
extension Search {
  /// Makes the vectors that the rows lack: those of `streams`, or of all where that is nil.
  ///
  /// Of a text that was erased, headline and standfirst alone are indexed.
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
    // In the order of the digests, so that two builds that lack the same never wait for each other
    // crosswise.
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
