import Editorial
import Foundation

/// The slugs of the articles of an import, and where each occurs first.
struct ImportedSlugs {
  private var first: [Slug: (place: String, id: UUID)] = [:]

  func contains(_ slug: Slug) -> Bool { first[slug] != nil }

  /// Notes the slug of an article.
  ///
  /// - Returns: The place of another article of the import with the same slug; nil if there is none.
  mutating func add(_ item: ImportItem, at place: String) -> String? {
    if let other = first[item.slug] { return other.id == item.id ? nil : other.place }
    first[item.slug] = (place, item.id)
    return nil
  }
}
