package import Foundation
package import JSON
import PostgreSQL

/// Work on read models that somebody asked for, and that a worker does or has done.
package struct ReadModelWork: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// Compare a read model with the log.
    case verify
    case rebuild
    /// Apply what is in quarantine.
    case retry
    /// Restore the former build.
    case rollBack = "roll back"
    /// Build read models as of a position.
    case past
  }

  package let id: UUID
  package let kind: Kind
  package let models: [String]
  /// Of work of the kind ``Kind/past``: the position.
  package let position: Int64?
  package let askedBy: String
  package let askedAt: Date
  /// Nil while it waits for a worker.
  package let beganAt: Date?
  /// The number of events read so far; nil before the first report.
  package let events: Int?
  /// The position up to which they are read.
  package let total: Int?
  /// Nil until it has ended.
  package let endedAt: Date?
  /// Whether the read models are equal to the log, or in use as asked; nil until it has ended.
  package let succeeded: Bool?
  /// What came out, as the answer of the kind; nil for none.
  package let answer: JSONValue?
  /// Why nothing came out; nil for no reason.
  package let failure: String?
}

extension ReadModelWork {
  static let columns = """
    id, kind, models, position, asked_by, asked_at, began_at, events, total, ended_at, succeeded, \
    answer::text, failure
    """

  init(row: Row) throws {
    id = try row.value(at: 0)
    kind = Kind(rawValue: try row.value(at: 1)) ?? .past
    models = try row.value(at: 2)
    position = try row.value(at: 3)
    askedBy = try row.value(at: 4)
    askedAt = try row.value(at: 5)
    beganAt = try row.value(at: 6)
    events = try row.value(at: 7)
    total = try row.value(at: 8)
    endedAt = try row.value(at: 9)
    succeeded = try row.value(at: 10)
    answer = try row.value(at: 11, as: String?.self).map { try JSONValue(parsing: $0) }
    failure = try row.value(at: 12)
  }
}

extension ReadModelWork.Kind: JSONDescribed {}

extension ReadModelWork: JSONDescribed {
  package static let json = JSONDescription<ReadModelWork>(
    "ReadModelWork", "Work on read models that a worker does.",
    [
      JSONMember("id", "The id of the work.", \.id),
      JSONMember("kind", "What is done.", \.kind),
      JSONMember("models", "The read models.", \.models),
      JSONMember(
        "position", "The position as of which they are built; null for other work.", \.position),
      JSONMember("askedBy", "The login that asked for it.", \.askedBy),
      JSONMember("askedAt", "When it was asked for.", \.askedAt),
      JSONMember("beganAt", "When a worker began; null while it waits.", \.beganAt),
      JSONMember("events", "The number of events read; null before the first report.", \.events),
      JSONMember("total", "The position up to which events are read; or null.", \.total),
      JSONMember("endedAt", "When it ended; null until then.", \.endedAt),
      JSONMember(
        "succeeded",
        "Whether the read models are equal to the log, or in use as asked; null until it has ended.",
        \.succeeded),
      JSONMember.leftOutIfNil(
        "answer", "What came out, as the command line prints it; left out if nothing did.",
        \.answer),
      JSONMember("failure", "Why nothing came out; null for no reason.", \.failure),
    ])
}
