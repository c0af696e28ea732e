/// A field of a manuscript, by the name it has in front matter and in JSON. A field of a group is
/// written with its group's name: `dateline.place`.
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
  /// The revision that the file was written over.
  case revision

  package var name: String { rawValue }

  /// Whether it holds several texts, each of its own.
  package var isList: Bool { self == .byline || self == .keywords }

  /// Whether line breaks in its text are kept.
  package var keepsLines: Bool {
    self == .standfirst || self == .leadImageCaption || self == .leadImageAlt
  }

  /// The field's group, or nil when it stands by itself.
  var group: String? {
    let parts = name.split(separator: ".")
    return parts.count == 2 ? String(parts[0]) : nil
  }

  /// The names that may stand in front matter: outside any group, or in `group`. In order.
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

  static func isGroup(_ name: String) -> Bool { allCases.contains { $0.group == name } }
}
