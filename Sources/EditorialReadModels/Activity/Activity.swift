package import Editorial
package import EventSourcing
import Foundation
package import PostgresEventStore

/// Who did what, in words.
package enum Activity: ArticleProjection {
  package struct Rows: Sendable {
    package var entries: [ActivityRow] = []
  }

  package static let name = "activity"
  package static let version = 3
  package static let noRows = Rows()
  package static let tables = [ProjectedTable<Rows>(\.entries, loading: .none)]

  package static func apply(_ recorded: RecordedEvent<ArticleEvent>, to rows: inout Rows) {
    var row = ActivityRow()
    row.article = recorded.stream.id
    row.version = recorded.version
    row.position = Int(recorded.position)
    row.at = recorded.recordedAt
    row.actor = recorded.actor
    row.event = recorded.event.storedType
    row.revision = recorded.event.revision
    row.words = recorded.event.words
    rows.entries.append(row)
  }
}
