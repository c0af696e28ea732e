import Digests
import Editorial
package import Foundation
import Manuscripts
package import PostgreSQL

// The text index, `read.search_vectors`. A vector depends only on the event at its position, so
// every build of the read model can use it, and a rebuild computes only missing vectors. A new
// revision removes no vector, because the rows of another build may need it.
extension Search {
  /// Creates the missing vectors of `streams`, or of all streams if that is nil. Call it in a
  /// transaction.
  ///
  /// For an erased text, only headline and standfirst are indexed.
  package static func derive(
    in schema: String, streams: [UUID]?, on connection: inout Connection
  ) throws {
    var indexers: [TextSearchConfiguration: TermIndexer] = [:]
    var last = 0
    while true {
      let contents = try unindexed(in: schema, streams: streams, after: last, on: &connection)
      guard let end = contents.last else { return }
      last = end.position
      if indexers.values.contains(where: { $0.wordCount > mostWords }) { indexers = [:] }
      try index(contents, with: &indexers, on: &connection)
      if contents.count < batch { return }
    }
  }

  /// Contents in one step, about 2 MB of texts.
  private static let batch = 500
  /// The most words that are remembered from one step to the next.
  private static let mostWords = 300_000

  private struct Unindexed {
    let position: Int
    let configuration: TextSearchConfiguration
    let headline: String
    let standfirst: String?
    /// Nil if it was erased.
    let body: (key: Digest, text: String)?
  }

  /// In the order of the log, so that two builds cannot deadlock, and recent vectors are together.
  private static func unindexed(
    in schema: String, streams: [UUID]?, after position: Int, on connection: inout Connection
  ) throws -> [Unindexed] {
    var missing: Query = """
      SELECT s.* FROM \(raw: schema).search s
      WHERE s.position > \(position) AND NOT EXISTS (
        SELECT FROM read.search_vectors v
        WHERE v.position = s.position AND v.configuration = s.configuration)
      """
    if let streams { missing = missing.appending(" AND s.article = ANY(\(streams))") }
    // The lock makes an erasure wait until the vector of a text that is read here can be found.
    let answers = try connection.pipelinePrepared([
      "LOCK TABLE read.search_vectors IN ROW EXCLUSIVE MODE",
      """
      SELECT m.position, m.configuration, m.headline, m.standfirst, t.key, t.body
      FROM (\(missing) ORDER BY s.position LIMIT \(batch)) AS m
      LEFT JOIN LATERAL (
        SELECT key, body FROM galley.texts WHERE key = m.manuscript LIMIT 1
      ) AS t ON true
      ORDER BY m.position
      """,
    ])
    return try answers[1].map { row in
      let key: Digest? = try row.value(at: 4)
      let text: String? = try row.value(at: 5)
      return Unindexed(
        position: try row.value(at: 0), configuration: try row.value(at: 1),
        headline: try row.value(at: 2), standfirst: try row.value(at: 3),
        body: key.flatMap { key in text.map { (key, $0) } })
    }
  }

  private static func index(
    _ contents: [Unindexed], with indexers: inout [TextSearchConfiguration: TermIndexer],
    on connection: inout Connection
  ) throws {
    var texts: [TermIndexer.Text] = []
    for content in contents {
      let configuration = content.configuration
      var text = TermIndexer.Text()
      func add(_ field: String, _ weight: TermVector.Weight) {
        indexers[configuration, default: TermIndexer(configuration)].add(field, weight, to: &text)
      }
      add(content.headline, .headline)
      add(content.standfirst ?? "", .standfirst)
      if let body = content.body { add(SearchedText.indexed(body.text), .body) }
      texts.append(text)
    }
    for configuration in indexers.keys { try indexers[configuration]?.lookUp(on: &connection) }
    let vectors = zip(contents, texts).compactMap { content, text in
      indexers[content.configuration]?.vector(of: text)
    }
    try connection.executePrepared(
      """
      INSERT INTO read.search_vectors (position, configuration, manuscript, vector)
      SELECT * FROM unnest(
        \(contents.map(\.position)), \(contents.map(\.configuration)),
        \(contents.map { $0.body?.key }), \(vectors))
      ON CONFLICT DO NOTHING
      """)
  }
}
