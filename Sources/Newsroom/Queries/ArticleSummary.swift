import Digests
import Editorial
package import EditorialReadModels
package import Foundation
package import JSON
import PostgreSQL
import PostgresEventStore

/// An article in a list.
package struct ArticleSummary: Listed {
  package let row: BoardRow
  /// Where the list continues after it.
  package let cursor: PageCursor
}

extension BoardGroupQuery {
  func summaries(
    from source: ReadSource, on connection: inout Connection
  ) throws -> [ArticleSummary] {
    try run(from: source, on: &connection).map {
      ArticleSummary(row: $0, cursor: cursor(after: $0))
    }
  }
}

extension ArticleSummary: JSONDescribed {
  package static let json = JSONDescription<ArticleSummary>(
    "ArticleSummary", "An article in a list.",
    [
      JSONMember("id", "The article's id.", \.row.article),
      JSONMember("slug", "The current slug.", \.row.slug),
      JSONMember(
        "reference", "A short reference: @ and the position of the article's first event.",
        \.row.reference),
      JSONMember("headline", "The headline of the working revision.", \.row.headline),
      JSONMember("section", "The section; null for none.", \.row.section),
      JSONMember("language", "The language, as a BCP 47 tag.", \.row.language),
      JSONMember("revision", "The number of the working revision, from 1.", \.row.revision),
      JSONMember("version", "The number of the article's events.", \.row.version),
      JSONMember("digest", "The SHA-256 of the working revision's content.", \.row.digest),
      JSONMember("wordCount", "The words of the body.", \.row.wordCount),
      JSONMember("editorialState", "The state of the working revision.", \.row.editorialState),
      JSONMember("publicationState", "The state of the public item.", \.row.publicationState),
      JSONMember("since", "When the editorial state was last entered.", \.row.since),
      JSONMember("draftedBy", "Who drafted the article.", \.row.draftedBy),
      JSONMember("revisedBy", "Who saved the working revision.", \.row.revisedBy),
      JSONMember(
        "submittedBy", "Who submitted the working revision; null if it is not submitted.",
        \.row.submittedBy),
      JSONMember(
        "submittedAt", "When the working revision was submitted; null if it is not submitted.",
        \.row.submittedAt),
      JSONMember(
        "approvedBy", "Who approved the working revision; null if it is not approved.",
        \.row.approvedBy),
      JSONMember(
        "approvedAt", "When the working revision was approved; null if it is not approved.",
        \.row.approvedAt),
      JSONMember(
        "sentBack", "Who sent the article back and why; null for nobody, and once it is submitted.",
        \.row.sentBack),
      JSONMember("assignee", "To whom the article is assigned; null for nobody.", \.row.assignee),
      JSONMember("due", "When the assignment is due; null for no date.", \.row.due),
      JSONMember("schedule", "The pending publication; null for none.", \.row.schedule),
      JSONMember(
        "unpublication", "When the article is unpublished; null for no such plan.",
        \.row.unpublication),
      JSONMember("hold", "Who put the article on hold; null unless it is on hold.", \.row.hold),
      JSONMember(
        "embargo", "Until when nothing may be published; null for no embargo.",
        \.row.embargo),
      JSONMember("createdAt", "When the article was drafted.", \.row.createdAt),
      JSONMember("updatedAt", "When the article last changed.", \.row.updatedAt),
      JSONMember(
        "cursor", "Where the list continues after this article, for the next page.",
        \.cursor.text),
    ])
}

/// A pending publication or unpublication.
package struct PendingPublication: Sendable {
  package let at: Date
  /// An IANA name.
  package let zone: String
  /// The name of the rule that refused it when it was due; nil until then.
  package let failure: String?
  /// What the rule means, as a clause that follows a colon.
  package var failureReason: String? { failure.map(ScheduleRefusal.sentence) }
}

extension BoardRow {
  /// A short reference to the article, such as `@12`.
  package var reference: String { PositionReference.text(Int64(firstPosition)) }

  /// Nil if nobody sent it back since it was last submitted.
  package var sentBack: ChangesRequest? {
    guard let by = sentBackBy, let at = sentBackAt else { return nil }
    return ChangesRequest(by: by, at: at, reason: sentBackReason ?? "")
  }

  package var schedule: PendingPublication? {
    scheduledAt.map {
      PendingPublication(at: $0, zone: scheduleZone ?? "UTC", failure: scheduleFailure)
    }
  }
}

extension BoardRow {
  package var unpublication: PendingPublication? {
    unpublishAt.map {
      PendingPublication(at: $0, zone: unpublishZone ?? "UTC", failure: unpublishFailure)
    }
  }
}

extension PendingPublication: JSONDescribed {
  package static let json = JSONDescription<PendingPublication>(
    "Schedule", "A pending publication or unpublication.",
    [
      JSONMember("at", "When it is carried out.", \.at),
      JSONMember("zone", "The time zone in which the time was given, as an IANA name.", \.zone),
      JSONMember(
        "failure",
        "The name of the rule that refused it when it was due; null for none.",
        \.failure),
      JSONMember(
        "failureReason", "Why it was refused, in words; null for no refusal.",
        \.failureReason),
    ])
}
