import Editorial
import Foundation

extension PublicItem {
  /// An item that belongs to no article, such as the one that a test of a destination sends.
  package static func sample(_ state: State) -> PublicItem {
    let never = Date(timeIntervalSince1970: 0)
    guard let slug = Slug("galley-test") else { preconditionFailure("it is a slug") }
    return PublicItem(
      article: UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)), slug: slug,
      state: state, firstPublishedAt: never, modifiedAt: never, changedAt: never, edition: 1)
  }
}
