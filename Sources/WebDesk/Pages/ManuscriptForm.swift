import Editorial
import Manuscripts
import Newsroom
import WebRequests

/// What the fields have in which a person writes an article. It keeps what was typed, even if it
/// cannot be read.
struct ManuscriptForm {
  /// The fields of one line or of several, with their names in the form.
  static let names: KeyValuePairs<ManuscriptField, String> = [
    .headline: "headline", .standfirst: "standfirst", .byline: "byline",
    .datelinePlace: "place", .datelineDate: "date", .datelineSource: "source",
    .section: "section", .keywords: "keywords", .language: "language", .slug: "slug",
  ]

  private var texts: [String: String] = [:]
  let body: String
  /// The revision that the person began with; nil for a new article.
  let baseRevision: Int?

  /// What a person sent.
  init(_ fields: FormFields) {
    for (_, name) in Self.names { texts[name] = fields[name] }
    body = fields["body"] ?? ""
    baseRevision = fields.text("revision").flatMap { Int($0) }
  }

  /// What an article has; empty for a new one.
  init(_ file: ManuscriptFile = ManuscriptFile()) {
    body = file.body
    baseRevision = file.baseRevision
    texts = [
      "headline": file.headline ?? "", "standfirst": file.standfirst ?? "",
      "byline": file.byline.joined(separator: "\n"), "place": file.dateline.place ?? "",
      "date": file.dateline.date.map { "\($0)" } ?? "", "source": file.dateline.source ?? "",
      "section": file.section ?? "", "keywords": file.keywords.joined(separator: ", "),
      "language": file.language?.text ?? "", "slug": file.slug?.text ?? "",
    ]
  }

  subscript(name: String) -> String { texts[name] ?? "" }

  /// The article in the fields.
  ///
  /// - Parameter former: The article to which the fields belong. What has no field stays.
  /// - Throws: `ManuscriptError` that names the field that cannot be read.
  func file(editing former: ManuscriptFile = ManuscriptFile()) throws -> ManuscriptFile {
    var file = ManuscriptFile(body: body)
    (file.slug, file.leadImage) = (former.slug, former.leadImage)
    file.baseRevision = baseRevision
    for (field, name) in Self.names {
      guard let text = texts[name] else { continue }
      if field == .byline {
        try file.set(field, toList: text.split(separator: "\n").map { String($0) })
      } else {
        try file.set(field, to: text)
      }
    }
    return file
  }
}
