package import Digests
import Foundation
import JSON

extension Content {
  /// The content in the form that its digest is computed from: JSON with sorted keys, without white
  /// space and without absent fields, and with the keys of the manuscript and the pictures. What is
  /// counted in the manuscript is not part of it: a different way of counting must not invalidate an
  /// approval.
  package var canonicalBytes: [UInt8] { json.bytes }

  /// The SHA-256 of ``canonicalBytes``, which identifies the approved content.
  package var digest: Digest { Digest(of: canonicalBytes) }

  /// The value whose text is ``canonicalBytes``.
  var json: JSONObject {
    JSONObject([
      "headline": .string(headline),
      "standfirst": standfirst.map(JSONValue.string),
      "byline": .array(byline.map(JSONValue.string)),
      "dateline": dateline.map { .object($0.json) },
      "section": section.map(JSONValue.string),
      "keywords": .array(keywords.map(JSONValue.string)),
      "language": .string(language.text),
      "leadImage": leadImage.map { .object($0.json) },
      "manuscript": .string(manuscript.hex),
      // Absent in events of programs that had none.
      "images": images.isEmpty ? nil : .array(images.map { .object($0.json) }),
      "pictures": pictures.isEmpty ? nil : .array(pictures.map { .object($0.json) }),
    ])
  }

  init(_ fields: JSONFields, wordCount: Int) throws(JSONFieldError) {
    self.init(
      headline: try fields.text("headline"),
      standfirst: try fields.optionalText("standfirst"),
      byline: try fields.texts("byline"),
      dateline: try fields.optionalObject("dateline", Dateline.init),
      section: try fields.optionalText("section"),
      keywords: try fields.texts("keywords"),
      language: try fields.language("language"),
      leadImage: try fields.optionalObject("leadImage", ArticleImage.init),
      manuscript: try fields.digest("manuscript"),
      wordCount: wordCount,
      pictures: try fields.optionalObjects("pictures", Picture.init) ?? [],
      images: try fields.optionalObjects("images", ArticleImage.init) ?? [])
  }
}

extension Dateline {
  fileprivate var json: JSONObject {
    JSONObject([
      "place": .string(place), "date": .string(date.description),
      "source": source.map(JSONValue.string),
    ])
  }

  fileprivate init(_ fields: JSONFields) throws(JSONFieldError) {
    self.init(
      place: try fields.text("place"), date: try fields.date("date"),
      source: try fields.optionalText("source"))
  }
}

/// Fields of the types that articles consist of.
extension JSONFields {
  func digests(_ key: StaticString) throws(JSONFieldError) -> [Digest] {
    try required(key, "an array of digests", Self.digests)
  }

  func optionalDigests(_ key: StaticString) throws(JSONFieldError) -> [Digest]? {
    try optional(key, "an array of digests", Self.digests)
  }

  private static func digests(_ element: JSONElement) -> [Digest]? {
    guard let texts = element.strings else { return nil }
    let digests = texts.compactMap { Digest(hex: $0) }
    return digests.count == texts.count ? digests : nil
  }

  func digest(_ key: StaticString) throws(JSONFieldError) -> Digest {
    try required(key, "a digest") { $0.utf8 { Digest(hex: $0) } }
  }

  func optionalID(_ key: StaticString) throws(JSONFieldError) -> UUID? {
    try optional(key, "an id") { $0.string.flatMap(UUID.init(uuidString:)) }
  }

  func slug(_ key: StaticString) throws(JSONFieldError) -> Slug {
    try required(key, "a slug") { $0.utf8 { Slug(utf8: $0) } }
  }

  func language(_ key: StaticString) throws(JSONFieldError) -> LanguageTag {
    try required(key, "a language tag") { $0.utf8 { LanguageTag(utf8: $0) } }
  }

  func instant(_ key: StaticString) throws(JSONFieldError) -> Date {
    try required(key, "an instant") { $0.utf8 { Date(timestamp: $0) } }
  }

  func date(_ key: StaticString) throws(JSONFieldError) -> CalendarDate {
    try required(key, "a date") { $0.utf8 { CalendarDate(utf8: $0) } }
  }

  func optionalDate(_ key: StaticString) throws(JSONFieldError) -> CalendarDate? {
    try optional(key, "a date") { $0.utf8 { CalendarDate(utf8: $0) } }
  }
}
