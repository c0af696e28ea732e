package import Editorial
package import EventSourcing
import Foundation
package import PostgresEventStore

/// How long articles take from submission to approval and to publication.
package enum Turnaround: ArticleProjection {
  package struct Rows: Sendable {
    /// In order; only the last may still be open.
    package var rounds: [TurnaroundRow] = []
  }

  package static let name = "turnaround"
  package static let version = 1
  package static let noRows = Rows()
  package static let tables = [ProjectedTable<Rows>(\.rounds, loading: .part)]

  package static func concerns(_ event: ArticleEvent) -> Bool {
    switch event {
    case .drafted, .imported, .revised, .submitted, .submissionWithdrawn, .changesRequested,
      .approved, .published, .correctionPublished, .refiled:
      true
    case .publicationImported, .correctionImported, .publicationScheduled, .scheduleCancelled,
      .held, .holdLifted, .unpublicationScheduled, .unpublicationCancelled, .unpublicationFailed,
      .publicationFailed, .unpublished, .killed, .embargoSet, .embargoLifted, .slugChanged,
      .assigned, .assignmentEnded, .replyPolicySet, .noteAdded, .spiked, .unspiked, .textErased:
      false
    }
  }

  package static func earlierRows(for event: ArticleEvent) -> EarlierRows {
    switch event {
    // They begin again.
    case .drafted, .imported: .all
    case .publicationImported, .correctionImported, .revised, .submitted, .submissionWithdrawn,
      .changesRequested, .approved, .publicationScheduled, .scheduleCancelled, .publicationFailed,
      .published, .correctionPublished, .refiled, .held, .holdLifted, .unpublicationScheduled,
      .unpublicationCancelled, .unpublicationFailed, .unpublished, .killed, .embargoSet,
      .embargoLifted, .slugChanged, .assigned, .assignmentEnded, .replyPolicySet, .noteAdded,
      .spiked, .unspiked,
      .textErased:
      .last()
    }
  }

  package static func apply(
    _ recorded: RecordedEvent<ArticleEvent>, to rows: inout Rows
  ) throws {
    let (actor, at) = (recorded.actor, recorded.recordedAt)
    switch recorded.event {
    case .drafted(_, let content, _), .imported(_, let content, _, _, _):
      var row = TurnaroundRow()
      (row.article, row.round, row.draftedBy) = (recorded.stream.id, 1, recorded.doneBy)
      row.hold(content)
      rows.rounds = [row]
    case .revised(_, let content, _, _):
      try rows.changeOpen { row in
        row.hold(content)
        row.loseApproval()
      }
    case .submitted:
      try rows.changeOpen { $0.submit(by: actor, at: at) }
    case .submissionWithdrawn:
      rows.changeSubmitted { $0.loseApproval() }
    case .changesRequested:
      rows.changeSubmitted { row in
        row.changesRequested += 1
        row.loseApproval()
      }
    case .approved:
      rows.changeSubmitted { ($0.approvedBy, $0.approvedAt) = (actor, at) }
    case .published:
      // The second round begins once the first is published.
      let isFirst = rows.rounds.last?.round == 1
      rows.publish(as: isFirst ? .first : .update, by: actor, at: at)
    case .correctionPublished, .refiled:
      rows.publish(as: .correction, by: actor, at: at)
    case .publicationImported, .correctionImported, .publicationScheduled, .scheduleCancelled,
      .held, .holdLifted, .unpublicationScheduled, .unpublicationCancelled, .unpublicationFailed,
      .publicationFailed, .unpublished, .killed, .embargoSet, .embargoLifted, .slugChanged,
      .assigned, .assignmentEnded, .replyPolicySet, .noteAdded, .spiked, .unspiked, .textErased:
      break
    }
  }
}

extension Turnaround.Rows {
  /// Changes the open round; if the last one is published, the next begins.
  fileprivate mutating func changeOpen(
    _ change: (inout TurnaroundRow) -> Void
  ) throws(ProjectionFault) {
    guard let last = rounds.indices.last else { throw .noArticle }
    if rounds[last].publishedAt != nil { rounds.append(rounds[last].next) }
    change(&rounds[rounds.count - 1])
  }

  /// Changes the open round if it was submitted. A round that was not submitted has nothing to
  /// review, and the time of a published one is final.
  fileprivate mutating func changeSubmitted(_ change: (inout TurnaroundRow) -> Void) {
    guard let last = rounds.indices.last, rounds[last].submittedAt != nil,
      rounds[last].publishedAt == nil
    else { return }
    change(&rounds[last])
  }

  /// Ends the round. An article that is published again without changes has no new round.
  fileprivate mutating func publish(as kind: TurnaroundRow.Kind, by actor: String, at: Date) {
    changeSubmitted { row in
      (row.publishedBy, row.publishedAt, row.kind) = (actor, at, kind)
    }
  }
}

extension TurnaroundRow {
  fileprivate var next: TurnaroundRow {
    var row = TurnaroundRow()
    (row.article, row.round, row.draftedBy) = (article, round + 1, draftedBy)
    (row.section, row.language) = (section, language)
    return row
  }

  fileprivate mutating func hold(_ content: Content) {
    (section, language) = (content.section, content.language)
  }

  fileprivate mutating func loseApproval() { (approvedBy, approvedAt) = (nil, nil) }

  fileprivate mutating func submit(by actor: String, at: Date) {
    if submittedAt == nil {
      (submittedBy, submittedAt) = (actor, at)
    } else {
      resubmissions += 1
    }
  }
}
