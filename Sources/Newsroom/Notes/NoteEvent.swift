import Editorial
import Foundation
import PostgreSQL

/// An event that added a note to an article.
struct NoteEvent {
  let version: Int
  let by: String
  let at: Date
  let text: String?
  let subject: NoteSubject?

  var passage: NotedPassage? {
    if case .passage(let passage)? = subject { passage } else { nil }
  }

  /// Asks the log, oldest first.
  static func query(of article: UUID) -> Query {
    """
    SELECT e.version, e.actor, e.recorded_at, t.body, e.payload ->> 'revision' AS revision,
      e.payload ->> 'from' AS first, e.payload ->> 'to' AS last, e.payload ->> 'resolves' AS resolves
    FROM galley.events e
    LEFT JOIN galley.texts t ON t.key = decode(e.payload ->> 'note', 'hex')
    WHERE e.stream = \(article) AND e.type = 'NoteAdded' ORDER BY e.version
    """
  }
}

extension NoteEvent {
  /// What no program of ours has written is left out.
  init(_ row: Row) throws {
    func number(_ column: String) throws -> Int? {
      try row.value(column, as: String?.self).flatMap { Int($0) }
    }
    var subject = try number("resolves").map { NoteSubject.resolution(of: $0) }
    if let revision = try number("revision"), let first = try number("first"),
      let last = try number("last")
    {
      subject = .passage(NotedPassage(revision: revision, start: first, end: last))
    }
    self.init(
      version: try row.value("version"), by: try row.value("actor"),
      at: try row.value("recorded_at"), text: try row.value("body"), subject: subject)
  }
}
