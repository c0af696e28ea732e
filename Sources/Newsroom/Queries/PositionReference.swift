import Editorial
import Foundation
import PostgreSQL
import PostgresEventStore

/// A short reference to an article: `@` and the position of its first event in the log.
struct PositionReference {
  private let text: String

  /// - Parameter text: Begins with `@`.
  init(_ text: String) { self.text = text }

  /// - Parameter past: Nil for now. Events that were recorded later are ignored.
  /// - Throws: ``Failure`` if no article begins at the position.
  func resolve(asOf past: Past?, on connection: inout Connection) throws -> UUID {
    let digits = text.dropFirst()
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let position = Int64(digits), position <= past?.position ?? .max
    else { throw Failure.noArticle(text, asOf: past) }
    let rows = try connection.execute(
      """
      SELECT e.stream, e.version, f.position FROM galley.events e
      JOIN galley.events f ON f.stream = e.stream AND f.version = 1
      WHERE e.position = \(position) AND e.category = 'article'
      """)
    guard let row = rows.first else { throw Failure.noArticle(text, asOf: past) }
    guard try row.value(at: 1, as: Int.self) == 1 else {
      throw Failure(
        .notFound, "no article begins at position \(position)",
        .chooseArticle([Self.text(try row.value(at: 2))]))
    }
    return try row.value(at: 0)
  }

  /// The positions of the first events of articles.
  static func firstPositions(
    of articles: [UUID], on connection: inout Connection
  ) throws -> [UUID: Int64] {
    let rows = try connection.execute(
      "SELECT stream, position FROM galley.events WHERE stream = ANY (\(articles)) AND version = 1")
    return try Dictionary(
      uniqueKeysWithValues: rows.map { (try $0.value(at: 0), try $0.value(at: 1)) })
  }

  static func text(_ position: Int64) -> String { "@\(position)" }
}
