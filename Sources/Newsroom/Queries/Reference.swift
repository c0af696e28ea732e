import Editorial
import Foundation
import PlainText
import PostgreSQL
import PostgresEventStore

/// A reference to an article as a person types it: a slug, current or former, an id, the beginning
/// of one, or `@` and the position of the article's first event.
///
/// A whole id is never a slug. Anything else that fits several articles is ambiguous.
enum Reference {
  /// The most candidates that an error names.
  private static let mostCandidates = 5

  /// - Parameter past: Nil for now. Names that were claimed later are ignored.
  /// - Throws: ``Failure`` if the reference fits no article, or more than one.
  static func resolve(
    _ text: String, asOf past: Past? = nil, on connection: inout Connection
  ) throws -> UUID {
    if text.hasPrefix("@") {
      return try PositionReference(text).resolve(asOf: past, on: &connection)
    }
    let claims = claims(asOf: past)
    let candidates = try candidates(for: text, among: claims, on: &connection)
    guard let first = candidates.first else {
      let similar = try similar(to: text, among: claims, on: &connection)
      throw Failure.noArticle(text, asOf: past, similar: similar)
    }
    guard candidates.count == 1 else { throw ambiguous(text, candidates) }
    return first.id
  }

  private struct Candidate {
    let id: UUID
    let name: String
  }

  /// The articles that the text may mean, one more than an error names.
  private static func candidates(
    for text: String, among claims: Query, on connection: inout Connection
  ) throws -> [Candidate] {
    let condition: Query
    switch IDPrefix(text) {
    case nil: condition = "name = \(text)"
    case let prefix? where prefix.isWhole: condition = "stream = \(prefix.lowest)"
    // A log that was imported may contain a slug like this.
    case let prefix?:
      condition = "name = \(text) OR stream BETWEEN \(prefix.lowest) AND \(prefix.highest)"
    }
    return try connection.execute(
      """
      SELECT stream, min(name) FROM \(claims) WHERE \(condition)
      GROUP BY stream ORDER BY stream LIMIT \(mostCandidates + 1)
      """
    ).map { Candidate(id: try $0.value(at: 0), name: try $0.value(at: 1)) }
  }

  private static func ambiguous(_ text: String, _ candidates: [Candidate]) -> Failure {
    let names = candidates.prefix(mostCandidates).map { "\($0.id.text) (\($0.name))" }
    let more = candidates.count > mostCandidates ? " and others" : ""
    return Failure(
      .ambiguous,
      "several articles fit '\(text)': \(names.joined(separator: ", "))\(more)", .giveLongerID)
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
}

extension Failure {
  /// - Parameter similar: What the person may have meant.
  static func noArticle(_ text: String, asOf past: Past?, similar: [String] = []) -> Failure {
    let shown = String(text.prefix(80).map { $0.isASCII && !$0.isNewline ? $0 : "?" })
    let moment = past.map { " as of position \($0.position)" } ?? ""
    return Failure(
      .notFound, "there is no article '\(shown)'\(moment)",
      similar.isEmpty ? .listArticles(asOf: past?.position) : .chooseArticle(similar))
  }
}
