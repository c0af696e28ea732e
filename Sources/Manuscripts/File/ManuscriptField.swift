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
  case imageURI = "images.uri"
  case imageCaption = "images.caption"
  case imageAlt = "images.alt"
  case imageCredit = "images.credit"
  /// The revision on which the file is based.
  case revision

  package var name: String { rawValue }

  /// Whether the field is a list of texts.
  package var isList: Bool { self == .byline || self == .keywords }

  /// The group of which a manuscript has a list, with an entry for each picture in its body.
  package static let images = "images"

  /// Whether the field is in each entry of a list.
  package var isRepeated: Bool { group == Self.images }

  /// Whether line breaks in the text are kept.
  package var keepsLines: Bool {
    switch self {
    case .standfirst, .leadImageCaption, .leadImageAlt, .imageCaption, .imageAlt: true
    default: false
    }
  }

  /// The group of the field; nil if it has none.
  package var group: String? { Self.places[self]?.group }

  /// The name of the field in its group, or else its name.
  package var member: String { Self.places[self]?.member ?? name }

  private static let places = Dictionary(
    uniqueKeysWithValues: allCases.map { field in
      let parts = field.name.split(separator: ".").map(String.init)
      return (field, (group: parts.count == 2 ? parts[0] : nil, member: parts[parts.count - 1]))
    })

  /// The names in front matter outside of groups, or in `group`; in order.
  static func names(in group: String?) -> [String] {
    var names: [String] = []
    for field in allCases {
      let name: String
      if let group {
        guard field.group == group else { continue }
        name = field.member
      } else {
        name = field.group ?? field.name
      }
      if names.last != name { names.append(name) }
    }
    return names
  }

  /// The field or group that `typed` was probably meant to be, by its path; nil when none is near. It
  /// also knows the names that other systems use for the fields.
  package static func suggestedPath(for typed: String, in group: String?) -> String? {
    let known = names(in: group)
    let typed = typed.lowercased()
    let prefix = group.map { "\($0)." } ?? ""
    if let path = synonyms[typed] {
      if group == nil || path.hasPrefix(prefix) { return path }
      if let name = path.split(separator: ".").last.map(String.init), known.contains(name) {
        return prefix + name
      }
    }
    guard typed.utf8.count <= 40 else { return nil }
    let nearest = Suggestion.nearest(to: typed, among: known.map { $0.lowercased() })
    return known.first { $0.lowercased() == nearest }.map { prefix + $0 }
  }

  /// Whether other systems use the name, in lower case, for a field.
  package static func isSynonym(_ name: String) -> Bool { synonyms[name] != nil }

  /// The names that other systems use, in lower case, and the paths of the fields.
  static let synonyms = [
    "title": "headline", "summary": "standfirst", "description": "standfirst",
    "excerpt": "standfirst", "lead": "standfirst", "author": "byline", "authors": "byline",
    "by": "byline", "category": "section", "categories": "section", "tags": "keywords",
    "tag": "keywords", "lang": "language", "locale": "language", "image": "leadImage",
    "picture": "leadImage", "cover": "leadImage", "url": "leadImage.uri", "src": "leadImage.uri",
    "caption": "leadImage.caption", "alt": "leadImage.alt", "credit": "leadImage.credit",
    "place": "dateline.place", "location": "dateline.place", "city": "dateline.place",
    "date": "dateline.date", "agency": "dateline.source", "source": "dateline.source",
  ]
}
