import Editorial
import Foundation
import Manuscripts
import Newsroom
import PlainText
import WebRequests

/// What the fields have in which a person writes an article. It keeps what was typed, even if it
/// cannot be read.
struct ManuscriptForm {
  /// The fields of one line or of several, with their names in the form.
  static let names: KeyValuePairs<ManuscriptField, String> = [
    .headline: "headline", .standfirst: "standfirst", .byline: "byline",
    .datelinePlace: "place", .datelineDate: "date", .datelineSource: "source",
    .section: "section", .keywords: "keywords", .language: "language", .slug: "slug",
    .leadImageURI: "lead", .leadImageCaption: "lead-caption", .leadImageAlt: "lead-alt",
    .leadImageCredit: "lead-credit",
  ]

  /// The numbers that working copies can have.
  private static let counts = 0...1_000_000_000

  private var texts: [String: String] = [:]
  private(set) var body: String
  /// The revision that the person began with; nil for a new article.
  private(set) var baseRevision: Int?
  /// The article's version when the form was opened; 0 for a new article.
  let version: Int
  /// Identifies the form among those that the person has open, and its working copy.
  let id: UUID
  /// How often the working copy has been saved.
  private(set) var copies: Int

  /// What a person sent.
  init(_ fields: FormFields) {
    for (_, name) in Self.names { texts[name] = fields[name] }
    for field in fields.texts where ImageFields.isOne(field.name) { texts[field.name] = field.text }
    body = fields["body"] ?? ""
    baseRevision = fields.text("revision").flatMap { Int($0) }
    version = fields.text("since").flatMap { Int($0) } ?? 0
    id = (fields.text("form") ?? fields.text("command")).flatMap { UUID(uuidString: $0) } ?? UUID()
    let count = fields.text("copies").flatMap { Int($0) } ?? 0
    copies = Self.counts.contains(count) ? count : 0
  }

  /// What an article has; empty for a new one.
  init(_ file: ManuscriptFile = ManuscriptFile(), version: Int = 0) {
    body = file.body
    baseRevision = file.baseRevision
    (self.version, id, copies) = (version, UUID(), 0)
    texts = [
      "headline": file.headline ?? "", "standfirst": file.standfirst ?? "",
      "byline": file.byline.joined(separator: "\n"), "place": file.dateline.place ?? "",
      "date": file.dateline.date.map { "\($0)" } ?? "", "source": file.dateline.source ?? "",
      "section": file.section ?? "", "keywords": file.keywords.joined(separator: ", "),
      "language": file.language?.text ?? "", "slug": file.slug?.text ?? "",
      "lead": file.leadImage.uri ?? "", "lead-caption": file.leadImage.caption ?? "",
      "lead-alt": file.leadImage.alt ?? "", "lead-credit": file.leadImage.credit ?? "",
    ]
    texts.merge(ImageFields.texts(of: file.images)) { $1 }
  }

  /// What a person typed earlier.
  init(_ copy: WorkingCopy) {
    texts = copy.fields
    body = copy.fields["body"] ?? ""
    baseRevision = copy.fields["revision"].flatMap { Int($0) }
    version = copy.fields["since"].flatMap { Int($0) } ?? 0
    (id, copies) = (copy.form, copy.number)
  }

  subscript(name: String) -> String { texts[name] ?? "" }

  /// Whether the form has the field, which may be empty.
  func has(_ name: String) -> Bool { texts[name] != nil }

  /// What the form says about the pictures in the text.
  var images: [PartialImage] { ImageFields.images(in: texts) }

  /// The same form with other texts in some of its fields.
  func replacing(
    _ other: [String: String], body: String, baseRevision: Int?
  ) -> ManuscriptForm {
    var form = self
    form.texts.merge(other) { $1 }
    (form.body, form.baseRevision) = (body, baseRevision)
    return form
  }

  /// Adds to the end of the text.
  mutating func append(_ text: String) { body += text }

  /// The form with the number of its last working copy.
  func counted(_ copies: Int) -> ManuscriptForm {
    var form = self
    form.copies = copies
    return form
  }

  /// All that the form sends, except what belongs to the session.
  var sent: [(name: String, text: String)] {
    let own = ["form": id.text, "copies": "\(copies)"]
    return copy(of: nil).fields.merging(own) { $1 }.sorted { $0.key < $1.key }
      .map { ($0.key, $0.value) }
  }

  /// What the fields have, as a working copy.
  func copy(of article: UUID?) -> WorkingCopy {
    var fields = texts
    fields["body"] = body
    fields["revision"] = baseRevision.map { "\($0)" }
    fields["since"] = "\(version)"
    return WorkingCopy(form: id, article: article, number: copies, fields: fields)
  }

  /// The article in the fields.
  ///
  /// - Parameter former: The article to which the fields belong. What has no field stays.
  /// - Throws: `ManuscriptError` that names the field that cannot be read.
  func file(editing former: ManuscriptFile = ManuscriptFile()) throws -> ManuscriptFile {
    var file = ManuscriptFile(body: body)
    file.slug = former.slug
    file.baseRevision = baseRevision
    for (field, name) in Self.names {
      guard let text = texts[name] else { continue }
      if field == .byline {
        try file.set(field, toList: text.split(separator: "\n").map { String($0) })
      } else {
        try file.set(field, to: text)
      }
    }
    let shown = Set(
      MarkdownDocument(body).pictures.map { PictureDescriptions.identity(of: $0.uri) })
    for image in images
    where image.uri.map({ shown.contains(PictureDescriptions.identity(of: $0)) }) == true {
      try file.addImage(image.withAddress)
    }
    return file
  }
}
