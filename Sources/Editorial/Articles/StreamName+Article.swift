package import EventSourcing
package import Foundation

extension StreamName {
  /// Where the events of the article with this id are kept.
  package static func article(_ id: UUID) -> StreamName { StreamName(category: "article", id: id) }
}
