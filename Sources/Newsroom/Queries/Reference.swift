import Foundation
import PostgreSQL

/// What a person types for an article: a slug, current or former, an id, or the beginning of one.
enum Reference {
  /// The beginning of an id needs so many digits to be taken for one.
  private static let shortestPrefix = 4
  /// How many candidates an error names.
  private static let mostCandidates = 5

  /// - Throws: ``NewsroomError`` when no article, or more than one, is meant.
  static func resolve(_ text: String, on connection: inout Connection) throws -> UUID {
    let rows = try connection.execute("SELECT stream FROM galley.claims WHERE name = \(text)")
    if let row = rows.first { return try row.value(at: 0) }
    guard let range = range(ofIDsBeginningWith: text) else {
      throw unknown(text, similar: try similar(to: text, on: &connection))
    }
    let candidates = try connection.execute(
      """
      SELECT stream, min(name) FROM galley.claims
      WHERE stream BETWEEN \(range.lowest) AND \(range.highest)
      GROUP BY stream ORDER BY stream LIMIT \(mostCandidates + 1)
      """)
    guard candidates.count <= 1 else {
      let names = try candidates.prefix(mostCandidates).map { row in
        let id = try row.value(at: 0, as: UUID.self).uuidString.lowercased()
        return "\(id) (\(try row.value(at: 1, as: String.self)))"
      }
      let more = candidates.count > mostCandidates ? " and others" : ""
      throw NewsroomError(
        .failed,
        "'\(text)' begins several ids: \(names.joined(separator: ", "))\(more); give more "
          + "of one, or its slug")
    }
    guard let row = candidates.first else { throw unknown(text, similar: []) }
    return try row.value(at: 0)
  }

  /// The first and the last id that begin with these digits; nil when `text` begins no id.
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
    to text: String, on connection: inout Connection
  ) throws -> [String] {
    let beginning = String(text.prefix(3)).lowercased().filter { $0 != "%" && $0 != "_" }
    guard !beginning.isEmpty else { return [] }
    return try connection.execute(
      """
      SELECT name FROM galley.claims WHERE name LIKE \(beginning + "%")
      ORDER BY name LIMIT \(mostCandidates)
      """
    ).map { try $0.value(at: 0, as: String.self) }
  }

  private static func unknown(_ text: String, similar: [String]) -> NewsroomError {
    let shown = String(text.prefix(80).map { $0.isASCII && !$0.isNewline ? $0 : "?" })
    let hint =
      similar.isEmpty
      ? "see 'galley list'" : "did you mean \(similar.joined(separator: ", "))?"
    return NewsroomError(.failed, "there is no article '\(shown)'; \(hint)")
  }
}
