import Digests
package import Editorial
package import EventSourcing
import Foundation
package import PostgresEventStore

/// Every saved content of every article.
package enum Revisions: ArticleProjection {
  package struct Rows: Sendable {
    /// In order of revision.
    package var revisions: [RevisionRow] = []
  }

  package static let name = "revisions"
  package static let version = 4
  package static let noRows = Rows()
  package static let tables = [ProjectedTable<Rows>(\.revisions, loading: .part)]

  package static func concerns(_ event: ArticleEvent) -> Bool {
    switch event {
    case .drafted, .imported, .publicationImported, .revised, .submitted, .submissionWithdrawn,
      .changesRequested, .approved, .published, .correctionPublished, .refiled:
      true
    case .correctionImported, .publicationScheduled, .scheduleCancelled, .publicationFailed,
      .held, .holdLifted, .unpublicationScheduled, .unpublicationCancelled, .unpublicationFailed,
      .unpublished, .killed, .embargoSet, .embargoLifted, .slugChanged, .assigned, .assignmentEnded,
      .replyPolicySet,
      .noteAdded,
      .spiked, .unspiked, .textErased:
      false
    }
  }

  package static func earlierRows(for event: ArticleEvent) -> EarlierRows {
    switch event {
    // They begin again.
    case .drafted, .imported: .all
    case .revised(let revision, _, _, let restoredFrom):
      .last(and: [revision] + (restoredFrom.map { [$0] } ?? []))
    case .submitted(let revision, _), .submissionWithdrawn(let revision),
      .changesRequested(let revision, _), .approved(let revision, _),
      .published(let revision, _, _), .correctionPublished(let revision, _, _, _),
      .refiled(let revision, _, _, _):
      .last(and: [revision])
    case .publicationImported: .last(and: [1])
    case .correctionImported, .publicationScheduled, .scheduleCancelled, .publicationFailed,
      .held, .holdLifted, .unpublicationScheduled, .unpublicationCancelled, .unpublicationFailed,
      .unpublished, .killed, .embargoSet, .embargoLifted, .slugChanged, .assigned,
      .assignmentEnded, .replyPolicySet, .noteAdded, .spiked, .unspiked, .textErased:
      .last()
    }
  }

  package static func apply(
    _ recorded: RecordedEvent<ArticleEvent>, to rows: inout Rows
  ) throws {
    let (actor, at) = (recorded.actor, recorded.recordedAt)
    switch recorded.event {
    case .drafted(_, let content, let digest), .imported(_, let content, let digest, _, _):
      var row = RevisionRow(1, content, digest, restoredFrom: nil, of: recorded)
      row.contributors = [recorded.actor]
      rows.revisions = [row]
    case .revised(let revision, let content, let digest, let restoredFrom):
      guard rows.index(of: revision) == nil else {
        throw ProjectionFault.revisionTaken(revision)
      }
      var row = RevisionRow(revision, content, digest, restoredFrom: restoredFrom, of: recorded)
      row.contributors = rows.contributors(to: restoredFrom, by: actor)
      rows.revisions.append(row)
    case .submitted(let revision, _):
      try rows.change(revision) { ($0.submittedBy, $0.submittedAt) = (actor, at) }
    case .submissionWithdrawn(let revision), .changesRequested(let revision, _):
      try rows.change(revision) { row in
        (row.submittedBy, row.submittedAt) = (nil, nil)
        (row.approvedBy, row.approvedAt) = (nil, nil)
      }
    case .approved(let revision, _):
      try rows.change(revision) { ($0.approvedBy, $0.approvedAt) = (actor, at) }
    case .published(let revision, _, _), .correctionPublished(let revision, _, _, _),
      .refiled(let revision, _, _, _):
      try rows.change(revision) { $0.firstPublishedAt = $0.firstPublishedAt ?? at }
    case .publicationImported(_, _, let firstAt, _):
      try rows.change(1) { $0.firstPublishedAt = firstAt }
    case .correctionImported, .publicationScheduled, .scheduleCancelled, .publicationFailed,
      .held, .holdLifted, .unpublicationScheduled, .unpublicationCancelled, .unpublicationFailed,
      .unpublished, .killed, .embargoSet, .embargoLifted, .slugChanged, .assigned, .assignmentEnded,
      .replyPolicySet,
      .noteAdded,
      .spiked, .unspiked, .textErased:
      break
    }
  }
}

// Rows are reached by their indices. A closure that takes a row would copy all of it.
extension Revisions.Rows {
  fileprivate func index(of revision: Int) -> Int? {
    revisions.indices.last { revisions[$0].revision == revision }
  }

  /// Those of the next revision, sorted. After a publication, the list starts again, but a restored
  /// text keeps its contributors.
  fileprivate func contributors(to restored: Int?, by author: String) -> [String] {
    var names: [String] = []
    if let last = revisions.indices.last, revisions[last].firstPublishedAt == nil {
      names = revisions[last].contributors
    }
    if let index = restored.flatMap({ index(of: $0) }) {
      for name in revisions[index].contributors { names.insertSorted(name) }
    }
    names.insertSorted(author)
    return names
  }

  fileprivate mutating func change(
    _ revision: Int, _ change: (inout RevisionRow) -> Void
  ) throws(ProjectionFault) {
    guard let index = index(of: revision) else { throw .noRevision(revision) }
    change(&revisions[index])
  }
}

extension [String] {
  /// Adds a name to sorted ones, unless it is one of them.
  fileprivate mutating func insertSorted(_ name: String) {
    let index = firstIndex { $0 >= name } ?? endIndex
    if index == endIndex || self[index] != name { insert(name, at: index) }
  }
}

extension RevisionRow {
  fileprivate init(
    _ revision: Int, _ content: Content, _ digest: Digest, restoredFrom: Int?,
    of recorded: RecordedEvent<ArticleEvent>
  ) {
    self.init()
    article = recorded.stream.id
    self.revision = revision
    self.digest = digest
    headline = content.headline
    standfirst = content.standfirst
    byline = content.byline
    datelinePlace = content.dateline?.place
    datelineDate = content.dateline?.date
    datelineSource = content.dateline?.source
    section = content.section
    keywords = content.keywords
    language = content.language
    imageURI = content.leadImage?.uri
    imageCaption = content.leadImage?.caption
    imageAlt = content.leadImage?.alt
    imageCredit = content.leadImage?.credit
    manuscript = content.manuscript
    wordCount = content.wordCount
    pictureTexts = content.pictures.map(\.text)
    imageTexts = content.images.map(\.text)
    savedBy = recorded.doneBy
    savedAt = recorded.doneAt
    self.restoredFrom = restoredFrom
  }
}
