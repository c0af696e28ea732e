package import Editorial
import EventSourcing
package import Foundation

/// Which events a listener receives. All conditions must hold.
package struct EventFilter: Hashable, Sendable {
  /// Only events of this article, by its id.
  package var article: UUID?
  /// Only events of articles that were in this section right after the event.
  package var section: String?
  /// Only events of these types; empty for all.
  package var types: Set<LoggedEventType>

  package init(
    article: UUID? = nil, section: String? = nil, types: Set<LoggedEventType> = []
  ) {
    (self.article, self.section, self.types) = (article, section, types)
  }

  func accepts(_ event: FeedEvent) -> Bool {
    (article == nil || event.entry.stream.id == article)
      && (section == nil || event.section == section)
      && (types.isEmpty || types.contains { $0.rawValue == event.entry.type })
  }
}
