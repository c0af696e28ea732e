import Digests
import Editorial
import EventSourcing
import Foundation
import PostgresEventStore

/// A batch of articles whose commands are decided and encoded, so that they only have to be recorded.
struct PreparedImport: Sendable {
  let items: [ImportItem]
  /// What was found; nil if the batch could not be prepared. Then it is prepared when it is recorded.
  var findings: Findings?

  struct Findings: Sendable {
    /// The items' commands that were in the log.
    let known: Set<UUID>
    /// The articles that were imported before, and those that cannot be imported.
    var outcome = ImportOutcome()
    /// What is to be recorded, each with its place among the items.
    var appends: [(place: Int, append: Append<ArticleEvent, SaltedText>)] = []
    /// The same, ready to be sent; nil if there is nothing to record, or a problem.
    var encoded: EncodedAppends<ArticleEvent>?
  }
}
