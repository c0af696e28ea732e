import Digests
package import Editorial
package import EventSourcing
import Foundation
package import PostgresEventStore

/// Every article: its state, and who works on it.
package enum Board: ArticleProjection {
  package struct Rows: Sendable {
    /// One, once the article is drafted.
    package var articles: [BoardRow] = []
  }

  package static let name = "board"
  package static let version = 4
  package static let noRows = Rows()
  package static let tables = [ProjectedTable<Rows>(\.articles)]

  package static func apply(
    _ recorded: RecordedEvent<ArticleEvent>, to rows: inout Rows
  ) throws {
    switch recorded.event {
    case .drafted(let slug, let content, let digest),
      .imported(let slug, let content, let digest, _, _):
      rows.articles = [BoardRow(slug: slug, content: content, digest: digest, of: recorded)]
    case .publicationImported, .correctionImported, .revised, .submitted, .submissionWithdrawn,
      .held, .holdLifted, .unpublicationScheduled, .unpublicationCancelled, .unpublicationFailed,
      .changesRequested, .approved, .publicationScheduled, .scheduleCancelled, .published,
      .publicationFailed, .correctionPublished, .refiled, .unpublished, .killed, .embargoSet,
      .embargoLifted, .slugChanged, .assigned, .assignmentEnded, .replyPolicySet, .noteAdded,
      .spiked, .unspiked,
      .textErased:
      try rows.articles.changeOnly { $0.change(by: recorded) }
    }
  }
}

extension BoardRow {
  fileprivate init(
    slug: Slug, content: Content, digest: Digest, of recorded: RecordedEvent<ArticleEvent>
  ) {
    self.init()
    let (author, at) = (recorded.doneBy, recorded.doneAt)
    article = recorded.stream.id
    firstPosition = Int(recorded.position)
    self.slug = slug
    draftedBy = author
    createdAt = at
    version = recorded.version
    updatedAt = at
    since = at
    hold(content, digest, revision: 1, by: author)
  }

  fileprivate mutating func change(by recorded: RecordedEvent<ArticleEvent>) {
    let actor = recorded.actor
    let at = recorded.doneAt
    version = recorded.version
    // An import may contain several times; the latest counts.
    updatedAt = recorded.event.origin == nil ? at : max(updatedAt, at)
    switch recorded.event {
    case .drafted, .imported, .correctionImported: break
    case .publicationImported:
      (editorialState, since) = (.approved, at)
      publicationState = .published
    case .revised(let revision, let content, let digest, _):
      enter(.draft, at: at)
      hold(content, digest, revision: revision, by: actor)
      clearSchedule()
    case .submitted:
      enter(.submitted, at: at)
      (submittedBy, submittedAt) = (actor, at)
      (sentBackBy, sentBackAt, sentBackReason) = (nil, nil, nil)
    case .submissionWithdrawn:
      // The text of a spiked article may be erased.
      enter(editorialState == .spiked ? .spiked : .draft, at: at)
    case .changesRequested(_, let reason):
      enter(.changesRequested, at: at)
      (sentBackBy, sentBackAt, sentBackReason) = (actor, at, reason)
      clearSchedule()
    case .approved:
      (editorialState, since) = (.approved, at)
      (approvedBy, approvedAt) = (actor, at)
    case .publicationScheduled(let instant, let zone, _, _):
      (scheduledAt, scheduleZone, scheduleFailure) = (instant, zone, nil)
    case .scheduleCancelled:
      clearSchedule()
    case .publicationFailed(let rule):
      if scheduledAt != nil { scheduleFailure = rule }
    case .published, .correctionPublished, .refiled:
      publicationState = .published
      embargo = nil
      clearHold()
      clearSchedule()
      clearAssignment()
    case .unpublished:
      publicationState = .unpublished
      clearHold()
      clearExpiry()
      clearSchedule()
    case .held(let reason, _):
      guard publicationState == .published || publicationState == .held else { break }
      publicationState = .held
      (heldBy, heldAt, holdReason) = (actor, at, reason)
    case .holdLifted:
      if publicationState == .held { publicationState = .published }
      clearHold()
    case .unpublicationScheduled(let instant, let zone):
      (unpublishAt, unpublishZone, unpublishFailure) = (instant, zone, nil)
    case .unpublicationCancelled:
      clearExpiry()
    case .unpublicationFailed(let rule):
      if unpublishAt != nil { unpublishFailure = rule }
    case .killed:
      publicationState = .killed
      embargo = nil
      clearHold()
      clearExpiry()
      clearSchedule()
      clearAssignment()
      if editorialState == .submitted { enter(.draft, at: at) }
    case .embargoSet(let until):
      embargo = until
    case .embargoLifted:
      embargo = nil
    case .slugChanged(_, let slug):
      self.slug = slug
    case .assigned(let assignee, let due):
      (self.assignee, self.due) = (assignee, due)
    case .assignmentEnded:
      clearAssignment()
    case .noteAdded, .textErased, .replyPolicySet: break
    case .spiked:
      (editorialState, since) = (.spiked, at)
      clearSchedule()
      clearAssignment()
    case .unspiked(let state):
      (editorialState, since) = (state, at)
    }
  }

  /// Enters a state in which the submission and approval of an earlier text no longer count.
  private mutating func enter(_ state: EditorialState, at: Date) {
    // A revised draft was a draft before.
    if editorialState != state { since = at }
    editorialState = state
    (submittedBy, submittedAt, approvedBy, approvedAt) = (nil, nil, nil, nil)
  }

  private mutating func hold(
    _ content: Content, _ digest: Digest, revision: Int, by author: String
  ) {
    headline = content.headline
    section = content.section
    language = content.language
    wordCount = content.wordCount
    self.revision = revision
    self.digest = digest
    revisedBy = author
  }

  private mutating func clearSchedule() {
    (scheduledAt, scheduleZone, scheduleFailure) = (nil, nil, nil)
  }

  private mutating func clearExpiry() {
    (unpublishAt, unpublishZone, unpublishFailure) = (nil, nil, nil)
  }

  private mutating func clearHold() { (heldBy, heldAt, holdReason) = (nil, nil, nil) }

  private mutating func clearAssignment() { (assignee, due) = (nil, nil) }
}
