import Digests
package import Editorial
package import EventSourcing
import Foundation
package import PostgresEventStore

/// What is live, its corrections and slugs, and when each revision was live.
package enum Publications: ArticleProjection {
  package struct Rows: Sendable {
    /// One, once the article was published.
    package var publications: [PublicationRow] = []
    package var intervals: [LiveIntervalRow] = []
    package var corrections: [CorrectionRow] = []
    package var slugs: [SlugRow] = []
    /// One, once somebody set the policy.
    package var replyPolicies: [ReplyPolicyRow] = []
  }

  package static let name = "publications"
  package static let version = 6
  package static let noRows = Rows()
  package static let tables = [
    ProjectedTable<Rows>(\.publications),
    ProjectedTable<Rows>(\.intervals, loading: .part),
    ProjectedTable<Rows>(\.corrections, loading: .none),
    ProjectedTable<Rows>(\.slugs),
    ProjectedTable<Rows>(\.replyPolicies),
  ]

  package static func concerns(_ event: ArticleEvent) -> Bool {
    switch event {
    case .drafted, .imported, .publicationImported, .correctionImported, .slugChanged, .published,
      .correctionPublished, .refiled, .unpublished, .held, .holdLifted, .killed, .textErased,
      .replyPolicySet:
      true
    case .revised, .submitted, .submissionWithdrawn, .changesRequested, .approved,
      .publicationScheduled, .scheduleCancelled, .publicationFailed, .embargoSet, .embargoLifted,
      .unpublicationScheduled, .unpublicationCancelled, .unpublicationFailed,
      .assigned, .assignmentEnded, .noteAdded, .spiked, .unspiked:
      false
    }
  }

  /// Only the last interval of an article can be open.
  package static func earlierRows(for event: ArticleEvent) -> EarlierRows { .last() }

  package static func apply(
    _ recorded: RecordedEvent<ArticleEvent>, to rows: inout Rows
  ) throws {
    let link = rows.link
    switch recorded.event {
    case .drafted(let slug, _, _), .imported(let slug, _, _, _, _), .slugChanged(_, let slug):
      rows.take(slug, by: recorded)
    case .publicationImported(let digest, _, let firstAt, _):
      try rows.publish(1, digest, by: recorded)
      try rows.publications.changeOnly { $0.firstPublishedAt = firstAt }
    case .correctionImported(_, let kind, let notice, _):
      try rows.addCorrection(kind, notice, revision: 1, of: nil, by: recorded)
    case .published(let revision, let digest, _):
      try rows.publish(revision, digest, by: recorded)
    case .correctionPublished(let revision, let digest, let kind, let notice):
      try rows.correct(kind, notice, revision, digest, by: recorded)
    case .refiled(let revision, let digest, let notice, _):
      try rows.correct(.refile, notice, revision, digest, by: recorded)
    case .unpublished:
      try rows.end(.unpublished, at: recorded.recordedAt)
    case .held(_, let notice):
      try rows.hold(notice, at: recorded.recordedAt)
    case .holdLifted:
      try rows.liftHold(by: recorded)
    case .killed(_, let notice, let replacement):
      try rows.end(.killed, at: recorded.recordedAt)
      try rows.publications.changeOnly { row in
        (row.killNotice, row.replacement) = (notice, replacement)
      }
    // It changes no text, so nothing is delivered.
    case .replyPolicySet(let policy):
      rows.replyPolicies = [ReplyPolicyRow(policy, by: recorded)]
      return
    // Perhaps of the live text.
    case .textErased: break
    case .revised, .submitted, .submissionWithdrawn, .changesRequested, .approved,
      .publicationScheduled, .scheduleCancelled, .publicationFailed, .embargoSet, .embargoLifted,
      .unpublicationScheduled, .unpublicationCancelled, .unpublicationFailed,
      .assigned, .assignmentEnded, .noteAdded, .spiked, .unspiked:
      return
    }
    rows.noteChange(by: recorded)
    if rows.link != link || recorded.event.storedType == .textErased {
      rows.noteLinkChange(by: recorded)
    }
  }
}

extension Publications.Rows {
  /// Where a link to the article leads; nil unless it is live.
  fileprivate var link: Slug? {
    guard !publications.isEmpty, publications[0].publicationState == .published else { return nil }
    return publications[0].slug
  }

  fileprivate mutating func take(_ slug: Slug, by recorded: RecordedEvent<ArticleEvent>) {
    for index in slugs.indices { slugs[index].isCurrent = false }
    if let index = slugs.firstIndex(where: { $0.slug == slug }) {
      (slugs[index].isCurrent, slugs[index].since) = (true, recorded.recordedAt)
    } else {
      var row = SlugRow()
      (row.article, row.claimed) = (recorded.stream.id, recorded.version)
      (row.slug, row.since) = (slug, recorded.recordedAt)
      slugs.append(row)
    }
    if !publications.isEmpty { publications[0].slug = slug }
  }

  fileprivate mutating func publish(
    _ revision: Int, _ digest: Digest, by recorded: RecordedEvent<ArticleEvent>
  ) throws(ProjectionFault) {
    let at = recorded.doneAt
    guard let slug = slugs.first(where: \.isCurrent)?.slug else { throw .noArticle }
    if publications.isEmpty {
      var row = PublicationRow()
      (row.article, row.firstPublishedAt) = (recorded.stream.id, at)
      publications = [row]
    }
    publications[0].slug = slug
    publications[0].publicationState = .published
    publications[0].revision = revision
    publications[0].digest = digest
    publications[0].lastPublishedAt = at
    publications[0].publishedBy = recorded.doneBy
    publications[0].holdNotice = nil
    publications[0].edition += 1
    endInterval(at: at)
    begin(revision, digest, at: at, by: recorded)
  }

  /// Nobody can put on hold what is not published.
  fileprivate mutating func hold(_ notice: String?, at: Date) throws(ProjectionFault) {
    try publications.changeOnly { row in
      guard row.publicationState == .published || row.publicationState == .held else { return }
      row.publicationState = .held
      row.holdNotice = notice
    }
    endInterval(at: at)
  }

  /// The same text is live again, so it is not a new edition.
  fileprivate mutating func liftHold(
    by recorded: RecordedEvent<ArticleEvent>
  ) throws(ProjectionFault) {
    guard publications.first?.publicationState == .held else { return }
    try publications.changeOnly { row in
      row.publicationState = .published
      row.holdNotice = nil
    }
    begin(
      publications[0].revision, publications[0].digest, at: recorded.recordedAt, by: recorded)
  }

  private mutating func begin(
    _ revision: Int, _ digest: Digest, at: Date, by recorded: RecordedEvent<ArticleEvent>
  ) {
    var interval = LiveIntervalRow()
    (interval.article, interval.began) = (recorded.stream.id, recorded.version)
    (interval.revision, interval.digest, interval.liveFrom) = (revision, digest, at)
    intervals.append(interval)
  }

  fileprivate mutating func correct(
    _ kind: CorrectionKind, _ notice: String, _ revision: Int, _ digest: Digest,
    by recorded: RecordedEvent<ArticleEvent>
  ) throws(ProjectionFault) {
    let former = publications.first?.revision
    try publish(revision, digest, by: recorded)
    try addCorrection(kind, notice, revision: revision, of: former, by: recorded)
  }

  fileprivate mutating func addCorrection(
    _ kind: CorrectionKind, _ notice: String, revision: Int, of former: Int?,
    by recorded: RecordedEvent<ArticleEvent>
  ) throws(ProjectionFault) {
    try publications.changeOnly { $0.corrections += 1 }
    var row = CorrectionRow()
    (row.article, row.version) = (recorded.stream.id, recorded.version)
    row.position = Int(recorded.position)
    (row.number, row.kind, row.notice) = (publications[0].corrections, kind, notice)
    (row.revision, row.former) = (revision, former)
    row.publishedBy = recorded.doneBy
    row.publishedAt = recorded.doneAt
    corrections.append(row)
  }

  fileprivate mutating func end(_ state: PublicationState, at: Date) throws(ProjectionFault) {
    try publications.changeOnly { row in
      row.publicationState = state
      row.holdNotice = nil
    }
    endInterval(at: at)
  }

  fileprivate mutating func noteChange(by recorded: RecordedEvent<ArticleEvent>) {
    for index in publications.indices {
      publications[index].changedAt = recorded.recordedAt
      publications[index].changedPosition = Int(recorded.position)
    }
  }

  fileprivate mutating func noteLinkChange(by recorded: RecordedEvent<ArticleEvent>) {
    for index in publications.indices {
      publications[index].linkChangedAt = recorded.recordedAt
      publications[index].linkPosition = Int(recorded.position)
    }
  }

  private mutating func endInterval(at: Date) {
    // Only the last one can be open.
    guard let last = intervals.indices.last, intervals[last].liveUntil == nil else { return }
    intervals[last].liveUntil = at
  }
}
