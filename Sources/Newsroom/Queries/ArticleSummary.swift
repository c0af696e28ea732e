import Digests
import Editorial
package import EditorialReadModels
import Foundation

/// An article as a list shows it.
package struct ArticleSummary: Sendable {
  package let row: BoardRow
  /// Where the list that it stands in goes on after it.
  package let cursor: PageCursor
}

extension ArticleSummary: Encodable {
  private enum Key: String, CodingKey {
    case id, slug, headline, section, language, revision, version, digest, wordCount
    case editorialState, publicationState, since, draftedBy, revisedBy, submittedBy, submittedAt
    case approvedBy, approvedAt, assignee, due, schedule, embargo, createdAt, updatedAt, cursor
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(row.article.uuidString.lowercased(), forKey: .id)
    try container.encode(row.slug, forKey: .slug)
    try container.encode(row.headline, forKey: .headline)
    try container.encode(row.section, forKey: .section)
    try container.encode(row.language, forKey: .language)
    try container.encode(row.revision, forKey: .revision)
    try container.encode(row.version, forKey: .version)
    try container.encode(row.digest.hex, forKey: .digest)
    try container.encode(row.wordCount, forKey: .wordCount)
    try container.encode(row.editorialState, forKey: .editorialState)
    try container.encode(row.publicationState, forKey: .publicationState)
    try container.encode(row.since.timestamp, forKey: .since)
    try container.encode(row.draftedBy, forKey: .draftedBy)
    try container.encode(row.revisedBy, forKey: .revisedBy)
    try container.encode(row.submittedBy, forKey: .submittedBy)
    try container.encode(row.submittedAt?.timestamp, forKey: .submittedAt)
    try container.encode(row.approvedBy, forKey: .approvedBy)
    try container.encode(row.approvedAt?.timestamp, forKey: .approvedAt)
    try container.encode(row.assignee, forKey: .assignee)
    try container.encode(row.due, forKey: .due)
    try container.encode(ScheduleAnswer(row), forKey: .schedule)
    try container.encode(row.embargo?.timestamp, forKey: .embargo)
    try container.encode(row.createdAt.timestamp, forKey: .createdAt)
    try container.encode(row.updatedAt.timestamp, forKey: .updatedAt)
    try container.encode(cursor.text, forKey: .cursor)
  }
}

/// A pending publication.
package struct ScheduleAnswer: Encodable, Sendable {
  package let at: String
  /// An IANA name.
  package let zone: String
  /// The rule that refused it when it was due.
  package let failure: String?

  init?(_ row: BoardRow) {
    guard let scheduledAt = row.scheduledAt else { return nil }
    at = scheduledAt.timestamp
    zone = row.scheduleZone ?? "UTC"
    failure = row.scheduleFailure
  }

  private enum Key: String, CodingKey {
    case at, zone, failure
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(at, forKey: .at)
    try container.encode(zone, forKey: .zone)
    try container.encode(failure, forKey: .failure)
  }
}
