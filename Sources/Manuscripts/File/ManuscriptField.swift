import PlainText

/// A field of a manuscript. The raw value is its name in front matter and in JSON; a field in a
/// group has the name of the group as a prefix: `dateline.place`.
package enum ManuscriptField: String, CaseIterable, Sendable {
  case headline
  case slug
  case standfirst
  case byline
  case datelinePlace = "dateline.place"
  case datelineDate = "dateline.date"
  case datelineSource = "dateline.source"
  case section
  case keywords
  case language
  case leadImageURI = "leadImage.uri"
  case leadImageCaption = "leadImage.caption"
  case leadImageAlt = "leadImage.alt"
  case leadImageCredit = "leadImage.credit"
  /// The revision on which the file is based.
  case revision

  package var name: String { rawValue }

  /// Whether the field is a list of texts.
  package var isList: Bool { self == .byline || self == .keywords }

  /// Whether line breaks in the text are kept.
  package var keepsLines: Bool {
    self == .standfirst || self == .leadImageCaption || self == .leadImageAlt
  }

  /// The group of the field; nil if it has none.
  var group: String? {
    let parts = name.split(separator: ".")
    return parts.count == 2 ? String(parts[0]) : nil
  }

  /// The names in front matter outside of groups, or in `group`; in order.
  static func names(in group: String?) -> [String] {
    var names: [String] = []
    for field in allCases {
      let name: String
      if let group {
        guard field.group == group else { continue }
        name = String(field.name.dropFirst(group.count + 1))
      } else {
        name = field.group ?? field.name
      }
      if names.last != name { names.append(name) }
    }
    return names
  }

  /// The name in ``names(in:)`` that `typed` was probably meant to be; nil when none is near. It
  /// also knows the names that other systems use for the fields.
  static func suggestedName(for typed: String, in group: String?) -> String? {
    let known = names(in: group)
    let typed = typed.lowercased()
    if let name = synonyms[typed], known.contains(name) { return name }
    guard typed.utf8.count <= 40 else { return nil }
    let nearest = Suggestion.nearest(to: typed, among: known.map { $0.lowercased() })
    return known.first { $0.lowercased() == nearest }
  }

  private static let synonyms = [
    "title": "headline", "summary": "standfirst", "description": "standfirst",
    "author": "byline", "authors": "byline", "by": "byline", "category": "section",
    "tags": "keywords", "lang": "language", "image": "leadImage", "picture": "leadImage",
    "url": "uri", "src": "uri", "location": "place", "city": "place", "agency": "source",
  ]
}
