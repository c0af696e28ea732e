import Manuscripts

/// A field of an archive that no mapping mentions.
package struct UnknownImportField: Hashable, Sendable {
  /// With its group, as in `cover.image`.
  package let name: String
  /// The first file that has it.
  package let path: String
  /// In the file, from 1.
  package let line: Int
  /// How many files have it.
  package internal(set) var files = 0

  /// The place of the first, for a list of problems.
  package var place: String { "\(path), line \(line)" }

  /// What the field probably means here, by the names that other systems use; nil if it is unknown.
  package var suggestion: ImportTarget? {
    let name = name.lowercased()
    if let own = Self.suggestions[name] { return ImportTarget(own) }
    guard let path = ManuscriptField.suggestedPath(for: name, in: nil),
      ManuscriptField.isSynonym(name) || path.lowercased() == name
    else { return nil }
    return ImportTarget(path)
  }

  /// Those that mean something else in an archive than in a manuscript, or only there.
  private static let suggestions = [
    "date": "firstPublishedAt", "created": "createdAt", "published": "published",
    "draft": "draft", "modified": "lastPublishedAt", "updated": "lastPublishedAt",
    "categories": "section+keywords", "subtitle": "standfirst", "image": "leadImage.uri",
    "picture": "leadImage.uri", "cover": "leadImage.uri",
  ]
}
