import Digests
import Editorial
package import EditorialReadModels
import Foundation
package import PostgresEventStore

/// An article as `show` gives it: a revision of it, and where it stands.
package struct ArticleAnswer: Sendable {
  package let board: BoardRow
  package let revision: RevisionRow
  /// Nil when the text is kept no more.
  package let body: String?
  /// Who took the text out; nil while it is kept.
  package let erased: TextErasure?
  /// Nil for what was never published.
  package let publication: PublicationRow?
  package let corrections: [CorrectionRow]
  package let slugs: [SlugRow]
  /// The moment that was asked about; nil for the present.
  package var past: Past?

  /// Nil unless it is live now.
  package var live: PublicationRow? {
    publication?.publicationState == PublicationState.published.rawValue ? publication : nil
  }
}

extension ArticleAnswer: Encodable {
  private enum Key: String, CodingKey {
    case id, slug, formerSlugs, headline, standfirst, byline, dateline, section, keywords, language
    case leadImage, body, erased, wordCount, revision, version, digest, savedBy, savedAt
    case restoredFrom
    case editorialState, publicationState, schedule, embargo, liveRevision, liveDigest
    case firstPublishedAt, killNotice, corrections, draftedBy, submittedBy, approvedBy
    case assignee, due, createdAt, updatedAt, asOf, asOfPosition
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try encodeRevision(to: &container)
    try container.encode(board.slug, forKey: .slug)
    try container.encode(slugs.filter { !$0.isCurrent }.map(\.slug), forKey: .formerSlugs)
    try container.encode(board.version, forKey: .version)
    try container.encode(board.editorialState, forKey: .editorialState)
    try container.encode(board.publicationState, forKey: .publicationState)
    try container.encode(ScheduleAnswer(board), forKey: .schedule)
    try container.encode(board.embargo?.timestamp, forKey: .embargo)
    try container.encode(live?.revision, forKey: .liveRevision)
    try container.encode(live?.digest.hex, forKey: .liveDigest)
    try container.encode(publication?.firstPublishedAt.timestamp, forKey: .firstPublishedAt)
    try container.encode(publication?.killNotice, forKey: .killNotice)
    try container.encode(corrections.map(CorrectionAnswer.init), forKey: .corrections)
    try container.encode(board.draftedBy, forKey: .draftedBy)
    try container.encode(board.submittedBy, forKey: .submittedBy)
    try container.encode(board.approvedBy, forKey: .approvedBy)
    try container.encode(board.assignee, forKey: .assignee)
    try container.encode(board.due, forKey: .due)
    try container.encode(board.createdAt.timestamp, forKey: .createdAt)
    try container.encode(board.updatedAt.timestamp, forKey: .updatedAt)
    try container.encode(past?.instant?.timestamp, forKey: .asOf)
    try container.encode(past?.position, forKey: .asOfPosition)
  }

  private func encodeRevision(to container: inout KeyedEncodingContainer<Key>) throws {
    try container.encode(revision.article.uuidString.lowercased(), forKey: .id)
    try container.encode(revision.headline, forKey: .headline)
    try container.encode(revision.standfirst, forKey: .standfirst)
    try container.encode(revision.byline, forKey: .byline)
    try container.encode(revision.section, forKey: .section)
    try container.encode(revision.keywords, forKey: .keywords)
    try container.encode(revision.language, forKey: .language)
    try container.encode(DatelineAnswer(revision), forKey: .dateline)
    try container.encode(LeadImageAnswer(revision), forKey: .leadImage)
    try container.encode(body, forKey: .body)
    try container.encode(erased, forKey: .erased)
    try container.encode(revision.wordCount, forKey: .wordCount)
    try container.encode(revision.revision, forKey: .revision)
    try container.encode(revision.digest.hex, forKey: .digest)
    try container.encode(revision.savedBy, forKey: .savedBy)
    try container.encode(revision.savedAt.timestamp, forKey: .savedAt)
    try container.encode(revision.restoredFrom, forKey: .restoredFrom)
  }
}
