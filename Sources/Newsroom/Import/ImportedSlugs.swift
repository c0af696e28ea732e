import Editorial
import Foundation

/// The slugs of the articles of an import, and where each occurs first.
struct ImportedSlugs {
  private var first: [Slug: (place: String, id: UUID)] = [:]

  /// What an earlier article of the import has to do with the next one.
  enum Earlier: Hashable {
    case none
    /// It is the same article.
    case same
    /// It has the same slug. It is at this place.
    case other(String)
  }

  func contains(_ slug: Slug) -> Bool { first[slug] != nil }

  /// Notes the slug of an article.
  mutating func add(_ item: ImportItem, at place: String) -> Earlier {
    if let other = first[item.slug] { return other.id == item.id ? .same : .other(other.place) }
    first[item.slug] = (place, item.id)
    return .none
  }
}
