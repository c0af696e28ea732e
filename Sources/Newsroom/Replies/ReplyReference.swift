import Editorial
import Foundation
import PostgreSQL

/// A reference to a reply as a person types it: its id, the beginning of the id, or `@` and the position
/// of its first event.
enum ReplyReference {
  /// - Throws: ``Failure`` if the reference fits no reply, or more than one.
  static func resolve(_ text: String, on connection: inout Connection) throws -> UUID {
    let condition: Query
    if text.hasPrefix("@"), let position = Int64(text.dropFirst()), position > 0 {
      condition = "position = \(position)"
    } else if let prefix = IDPrefix(text) {
      condition = "stream BETWEEN \(prefix.lowest) AND \(prefix.highest)"
    } else {
      throw unknown(text)
    }
    let found = try connection.execute(
      """
      SELECT stream FROM galley.events
      WHERE \(condition) AND version = 1 AND category = 'reply' LIMIT 2
      """
    ).map { try $0.value(at: 0, as: UUID.self) }
    guard let first = found.first else { throw unknown(text) }
    guard found.count == 1 else {
      throw Failure(.ambiguous, "several replies fit '\(text)'", .giveLongerID)
    }
    return first
  }

  private static func unknown(_ text: String) -> Failure {
    let shown = String(text.prefix(80).map { $0.isASCII && !$0.isNewline ? $0 : "?" })
    return Failure(.notFound, "there is no reply '\(shown)'", .listReplies)
  }
}
