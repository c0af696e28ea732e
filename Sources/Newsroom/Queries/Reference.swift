import Foundation
import PlainText
import PostgreSQL
import PostgresEventStore

/// A reference to an article as a person types it: a slug, current or former, an id, or the
/// beginning of one.
enum Reference {
  /// The least number of digits in the beginning of an id.
  private static let shortestPrefix = 4
  /// The most candidates that an error names.
  private static let mostCandidates = 5

  /// - Parameter past: Nil for now. Names that were claimed later are ignored.
  /// - Throws: ``Failure`` if the reference fits no article, or more than one.
  static func resolve(
    _ text: String, asOf past: Past? = nil, on connection: inout Connection
  ) throws -> UUID {
    let claims = claims(asOf: past)
    let rows = try connection.execute("SELECT stream FROM \(claims) WHERE name = \(text)")
    if let row = rows.first { return try row.value(at: 0) }
    guard let range = range(ofIDsBeginningWith: text) else {
      let similar = try similar(to: text, among: claims, on: &connection)
      throw unknown(text, asOf: past, similar: similar)
    }
    let candidates = try connection.execute(
      """
      SELECT stream, min(name) FROM \(claims)
      WHERE stream BETWEEN \(range.lowest) AND \(range.highest)
      GROUP BY stream ORDER BY stream LIMIT \(mostCandidates + 1)
      """)
    guard candidates.count <= 1 else {
      let names = try candidates.prefix(mostCandidates).map { row in
        let id = try row.value(at: 0, as: UUID.self).text
        return "\(id) (\(try row.value(at: 1, as: String.self)))"
      }
      let more = candidates.count > mostCandidates ? " and others" : ""
      throw Failure(
        .ambiguous, "several ids begin with '\(text)': \(names.joined(separator: ", "))\(more)",
        .giveLongerID)
    }
    guard let row = candidates.first else { throw unknown(text, asOf: past, similar: []) }
    return try row.value(at: 0)
  }

  /// The table of claims as SQL after FROM.
  private static func claims(asOf past: Past?) -> Query {
    guard let past else { return "galley.claims" }
    return """
      (SELECT c.name, c.stream FROM galley.claims c WHERE EXISTS (
        SELECT FROM galley.events e JOIN galley.event_types t USING (type)
        WHERE e.stream = c.stream AND e.position <= \(past.position)
          AND c.name IN (SELECT e.payload ->> k.field FROM unnest(t.claims) AS k(field)))) AS claims
      """
  }

  /// The first and the last id that begin with these digits; nil if `text` is not the beginning of
  /// an id.
  static func range(ofIDsBeginningWith text: String) -> (lowest: UUID, highest: UUID)? {
    let digits = text.lowercased().filter { $0 != "-" }
    guard (shortestPrefix...32).contains(digits.utf8.count),
      digits.utf8.allSatisfy({
        ("0"..."9").contains(Character(Unicode.Scalar($0)))
          || ("a"..."f").contains(Character(Unicode.Scalar($0)))
      }),
      let lowest = id(digits, filledWith: "0"), let highest = id(digits, filledWith: "f")
    else { return nil }
    return (lowest, highest)
  }

  private static func id(_ digits: String, filledWith filler: String) -> UUID? {
    let all = Array(digits + String(repeating: filler, count: 32 - digits.utf8.count))
    let groups = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(all[$0]) }
    return UUID(uuidString: groups.joined(separator: "-"))
  }

  private static func similar(
    to text: String, among claims: Query, on connection: inout Connection
  ) throws -> [String] {
    let beginning = String(text.prefix(3)).lowercased().filter { $0 != "%" && $0 != "_" }
    guard !beginning.isEmpty else { return [] }
    return try connection.execute(
      """
      SELECT name FROM \(claims) WHERE name LIKE \(beginning + "%")
      ORDER BY name LIMIT \(mostCandidates)
      """
    ).map { try $0.value(at: 0, as: String.self) }
  }

  private static func unknown(
    _ text: String, asOf past: Past?, similar: [String]
  ) -> Failure {
    let shown = String(text.prefix(80).map { $0.isASCII && !$0.isNewline ? $0 : "?" })
    let moment = past.map { " as of position \($0.position)" } ?? ""
    return Failure(
      .notFound, "there is no article '\(shown)'\(moment)",
      similar.isEmpty ? .listArticles(asOf: past?.position) : .chooseArticle(similar))
  }
}
