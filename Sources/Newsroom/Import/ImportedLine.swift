package import Editorial
import Foundation
import JSON
import Manuscripts

/// A line of an archive: one article as a JSON object, with the fields of a manuscript, its body, and
/// its past.
package struct ImportedLine {
  package let item: ImportItem

  /// - Parameter language: The language of an article that names none.
  /// - Throws: ``Failure`` that names the problem, but not the line.
  package init(_ line: ArraySlice<UInt8>, language: LanguageTag?) throws(Failure) {
    let fields = try Self.fields(of: line)
    try fields.require(Self.names)
    try fields.group("dateline")?.require(["place", "date", "source"])
    try fields.group("leadImage")?.require(Self.imageNames)
    let (file, body) = try Self.manuscript(of: fields)
    let (article, slug) = try file.newArticle(language: language)
    let publication = try Self.publication(of: fields)
    guard let written = try fields.instant("createdAt") ?? publication?.firstAt else {
      throw Failure(.invalid, "'createdAt' is missing; give the time when the article was written")
    }
    let imported = ImportedArticle(
      slug: slug, content: article.content,
      origin: .init(by: try fields.text("author"), at: written), source: try fields.text("source"),
      publication: publication, corrections: try Self.corrections(of: fields))
    item = .past(imported, body: body, from: line)
  }

  private static let imageNames = ["uri", "caption", "alt", "credit"]

  /// In the order in which help and errors list them.
  static let names = [
    "slug", "headline", "standfirst", "byline", "dateline", "section", "keywords", "language",
    "leadImage", "images", "body", "author", "createdAt", "source", "firstPublishedAt",
    "lastPublishedAt",
    "publishedBy", "corrections",
  ]

  private static func fields(of line: ArraySlice<UInt8>) throws(Failure) -> JSONFieldReader {
    guard String(validating: line, as: UTF8.self) != nil else {
      throw Failure(.invalid, "the line is not UTF-8")
    }
    do {
      return JSONFieldReader(try line.withUnsafeBytes { try JSONObject(parsing: $0) })
    } catch let error as JSONSyntaxError {
      throw Failure(
        .invalid, "the line is not a JSON object; the error is at byte \(error.offset + 1)")
    } catch {
      throw Failure(.invalid, "\(error)")
    }
  }

  private static func manuscript(
    of fields: JSONFieldReader
  ) throws(Failure) -> (ManuscriptFile, body: String) {
    var file = ManuscriptFile(body: try fields.text("body") ?? "")
    for field in ManuscriptField.allCases where field != .revision && !field.isRepeated {
      let texts = try fields.texts(field)
      do {
        if field.isList {
          try file.set(field, toList: texts)
        } else if let text = texts.first {
          try file.set(field, to: text)
        }
      } catch {
        throw Failure(.invalid, "\(error)")
      }
    }
    for image in try fields.objects(ManuscriptField.images) {
      try image.require(Self.imageNames)
      let typed = PartialImage(
        uri: try image.text("uri"), caption: try image.text("caption"), alt: try image.text("alt"),
        credit: try image.text("credit"))
      do {
        try file.addImage(typed)
      } catch {
        throw Failure(.invalid, "\(error)")
      }
    }
    return (file, file.body)
  }

  private static func publication(
    of fields: JSONFieldReader
  ) throws(Failure) -> ImportedArticle.Publication? {
    let last = try fields.instant("lastPublishedAt")
    guard let first = try fields.instant("firstPublishedAt") ?? last else { return nil }
    return .init(firstAt: first, last: .init(by: try fields.text("publishedBy"), at: last ?? first))
  }

  private static func corrections(
    of fields: JSONFieldReader
  ) throws(Failure) -> [ImportedArticle.Correction] {
    var corrections: [ImportedArticle.Correction] = []
    for fields in try fields.objects("corrections") {
      try fields.require(["kind", "notice", "at", "by"])
      guard let notice = try fields.text("notice"), let at = try fields.instant("at") else {
        throw Failure(.invalid, "a correction needs 'notice' and 'at'")
      }
      let name = try fields.text("kind")
      guard let kind = name.map(CorrectionKind.init(rawValue:)) ?? .correction else {
        throw Failure(.invalid, "a correction's 'kind' must be correction or clarification")
      }
      corrections.append(
        .init(kind: kind, notice: notice, origin: .init(by: try fields.text("by"), at: at)))
    }
    return corrections
  }
}
