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
  ///
  /// - Parameter schema: The one of the build that the rows are in.
  package static func derive(
    in schema: String, streams: [UUID]?, on connection: inout Connection
  ) throws {
    let missing: Query = """
      INSERT INTO read.search_vectors (digest, configuration, manuscript, vector)
      SELECT s.digest, s.configuration, t.key,
        read.search_vector(s.configuration::regconfig, s.headline, s.standfirst, t.body)
      FROM \(raw: schema).search s LEFT JOIN galley.texts t ON t.key = s.manuscript
      WHERE NOT EXISTS (
        SELECT FROM read.search_vectors v
        WHERE v.digest = s.digest AND v.configuration = s.configuration)
      """
    if let streams {
      try connection.executePrepared(
        missing.appending(" AND s.article = ANY(\(streams)) ON CONFLICT DO NOTHING"))
    } else {
      try connection.execute(missing.appending(" ON CONFLICT DO NOTHING"))
      try connection.execute("ANALYZE read.search_vectors")
    }
  }
}
