import Digests
package import Editorial
package import EventSourcing
import Foundation
package import PostgresEventStore

/// Finds the working revision of every article by its words.
///
/// The rows contain the data of events. The terms, and so the words of the body, which events do not
/// contain, are in the text index that ``derive(in:streams:on:)`` makes. If the same text gives other
/// terms, a migration must empty the index.
package enum Search: ArticleProjection {
  package struct Rows: Sendable {
    /// One, once the article is drafted.
    package var articles: [SearchRow] = []
  }

  package static let name = "search"
  package static let version = 2
  package static let noRows = Rows()
  package static let tables = [ProjectedTable<Rows>(\.articles)]

  package static func concerns(_ event: ArticleEvent) -> Bool {
    switch event {
    case .publicationScheduled, .scheduleCancelled, .publicationFailed, .embargoSet,
      .unpublicationScheduled, .unpublicationCancelled, .unpublicationFailed,
      .embargoLifted, .assigned, .assignmentEnded, .replyPolicySet, .noteAdded, .textErased:
      false
    case .drafted, .imported, .publicationImported, .correctionImported, .revised, .submitted,
      .submissionWithdrawn, .changesRequested, .approved, .published, .correctionPublished,
      .refiled, .unpublished, .held, .holdLifted, .killed, .slugChanged, .spiked, .unspiked:
      true
    }
  }

  package static func apply(
    _ recorded: RecordedEvent<ArticleEvent>, to rows: inout Rows
  ) throws {
    let at = recorded.doneAt
    switch recorded.event {
    case .drafted(let slug, let content, let digest),
      .imported(let slug, let content, let digest, _, _):
      var row = SearchRow()
      (row.article, row.slug) = (recorded.stream.id, slug)
      row.hold(content, digest, revision: 1, at: recorded.position)
      row.enter(.draft, at: at)
      rows.articles = [row]
    case .revised(let revision, let content, let digest, _):
      try rows.articles.changeOnly { row in
        row.hold(content, digest, revision: revision, at: recorded.position)
        row.enter(.draft, at: at)
      }
    case .submitted: try rows.articles.changeOnly { $0.enter(.submitted, at: at) }
    case .submissionWithdrawn:
      // The text of a spiked article may be erased.
      try rows.articles.changeOnly { row in
        row.enter(row.editorialState == .spiked ? .spiked : .draft, at: at)
      }
    case .changesRequested: try rows.articles.changeOnly { $0.enter(.changesRequested, at: at) }
    case .approved: try rows.articles.changeOnly { $0.enter(.approved, at: at) }
    case .spiked: try rows.articles.changeOnly { $0.enter(.spiked, at: at) }
    case .unspiked(let state): try rows.articles.changeOnly { $0.enter(state, at: at) }
    case .published, .correctionPublished, .refiled:
      try rows.articles.changeOnly { $0.become(.published, at: at) }
    case .publicationImported:
      try rows.articles.changeOnly { row in
        row.enter(.approved, at: at)
        row.become(.published, at: at)
      }
    case .correctionImported:
      try rows.articles.changeOnly { $0.updatedAt = max($0.updatedAt, at) }
    case .unpublished: try rows.articles.changeOnly { $0.become(.unpublished, at: at) }
    case .held: try rows.articles.changeOnly { $0.change(.published, to: .held, at: at) }
    case .holdLifted: try rows.articles.changeOnly { $0.change(.held, to: .published, at: at) }
    case .killed: try rows.articles.changeOnly { $0.become(.killed, at: at) }
    case .slugChanged(_, let slug):
      try rows.articles.changeOnly { ($0.slug, $0.updatedAt) = (slug, at) }
    case .publicationScheduled, .scheduleCancelled, .publicationFailed, .embargoSet,
      .unpublicationScheduled, .unpublicationCancelled, .unpublicationFailed,
      .embargoLifted, .assigned, .assignmentEnded, .replyPolicySet, .noteAdded, .textErased:
      break
    }
  }
}

extension SearchRow {
  fileprivate mutating func hold(
    _ content: Content, _ digest: Digest, revision: Int, at position: Int64
  ) {
    (headline, standfirst, section) = (content.headline, content.standfirst, content.section)
    language = content.language
    configuration = TextSearchConfiguration(of: content.language)
    manuscript = content.manuscript
    (self.digest, self.revision, self.position) = (digest, revision, Int(position))
  }

  fileprivate mutating func enter(_ state: EditorialState, at: Date) {
    (editorialState, updatedAt) = (state, at)
  }

  fileprivate mutating func change(
    _ former: PublicationState, to state: PublicationState, at: Date
  ) {
    if publicationState == former { publicationState = state }
    updatedAt = at
  }

  fileprivate mutating func become(_ state: PublicationState, at: Date) {
    (publicationState, updatedAt) = (state, at)
  }
}
