package import Digests
package import Editorial
package import Foundation
package import PostgresEventStore

/// The state of an article on both axes, with its people, times and schedules.
package struct BoardRow: ReadModelRecord {
  package var article = UUID.unset
  /// The position of the article's first event in the log.
  package var firstPosition = 0
  package var slug = Slug.unset
  package var headline = ""
  package var section: String?
  package var language = LanguageTag.unset
  package var editorialState = EditorialState.draft
  package var publicationState = PublicationState.unpublished
  /// The number of the working revision, from 1.
  package var revision = 0
  package var digest = Digest.unset
  package var wordCount = 0
  /// The number of the article's events.
  package var version = 0
  package var draftedBy = ""
  package var revisedBy = ""
  package var submittedBy: String?
  package var submittedAt: Date?
  package var approvedBy: String?
  package var approvedAt: Date?
  /// Who last requested changes; nil once the article is submitted again.
  package var sentBackBy: String?
  package var sentBackAt: Date?
  package var sentBackReason: String?
  /// When the editorial state was last entered.
  package var since = Date.unset
  package var assignee: String?
  package var due: CalendarDate?
  package var scheduledAt: Date?
  /// An IANA name.
  package var scheduleZone: String?
  /// The rule that refused the schedule when it was due.
  package var scheduleFailure: String?
  /// When to unpublish it.
  package var unpublishAt: Date?
  /// An IANA name.
  package var unpublishZone: String?
  /// The rule that refused the unpublication when it was due.
  package var unpublishFailure: String?
  package var embargo: Date?
  /// Who put it on hold; nil unless it is on hold.
  package var heldBy: String?
  package var heldAt: Date?
  package var holdReason: String?
  package var createdAt = Date.unset
  package var updatedAt = Date.unset

  package init() {}

  /// A list reads each pair of states in the order of its index, so a filter never reads rows that
  /// it excludes. Only a small part of the board is in the queue, scheduled, due, embargoed, on hold,
  /// or revised by somebody else than its author, so these indexes are small.
  private static let indexes: [TableIndex] = {
    let (section, assignee) = (LongText.key("section"), LongText.key("assignee"))
    let (author, reviser) = (LongText.key("drafted_by"), LongText.key("revised_by"))
    let order = "editorial_state, publication_state, updated_at DESC, article DESC"
    let isWaiting = "editorial_state = 'submitted'"
    return [
      TableIndex(order),
      TableIndex("\(section), \(order)"),
      TableIndex("\(assignee), \(order)", where: "assignee IS NOT NULL"),
      TableIndex(
        "\(assignee), \(section), \(order)",
        where: "assignee IS NOT NULL AND section IS NOT NULL"),
      TableIndex("\(author), \(order)"),
      TableIndex("\(reviser), \(order)", where: "revised_by <> drafted_by"),
      TableIndex("since, article", where: isWaiting),
      TableIndex("\(section), since, article", where: isWaiting),
      TableIndex("scheduled_at", where: "scheduled_at IS NOT NULL"),
      TableIndex("unpublish_at", where: "unpublish_at IS NOT NULL"),
      TableIndex("held_at, article", where: "held_at IS NOT NULL"),
      TableIndex("due, article", where: "due IS NOT NULL"),
      TableIndex("embargo, article", where: "embargo IS NOT NULL"),
    ]
  }()

  package static let table = TableDefinition<BoardRow>(
    "board", stream: ("article", \.article),
    indexes: indexes,
    columns: [
      Column("article", \.article), Column("first_position", \.firstPosition),
      Column("slug", \.slug), Column("headline", \.headline),
      Column("section", \.section), Column("language", \.language),
      Column("editorial_state", \.editorialState),
      Column("publication_state", \.publicationState),
      Column("revision", \.revision), Column("digest", \.digest),
      Column("word_count", \.wordCount), Column("version", \.version),
      Column("drafted_by", \.draftedBy), Column("revised_by", \.revisedBy),
      Column("submitted_by", \.submittedBy), Column("submitted_at", \.submittedAt),
      Column("approved_by", \.approvedBy), Column("approved_at", \.approvedAt),
      Column("sent_back_by", \.sentBackBy), Column("sent_back_at", \.sentBackAt),
      Column("sent_back_reason", \.sentBackReason),
      Column("since", \.since), Column("assignee", \.assignee), Column("due", \.due),
      Column("scheduled_at", \.scheduledAt), Column("schedule_zone", \.scheduleZone),
      Column("schedule_failure", \.scheduleFailure), Column("unpublish_at", \.unpublishAt),
      Column("unpublish_zone", \.unpublishZone),
      Column("unpublish_failure", \.unpublishFailure), Column("embargo", \.embargo),
      Column("held_by", \.heldBy), Column("held_at", \.heldAt),
      Column("hold_reason", \.holdReason),
      Column("created_at", \.createdAt), Column("updated_at", \.updatedAt),
    ])
}
