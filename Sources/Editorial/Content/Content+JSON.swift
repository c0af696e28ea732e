package import Digests
import JSON

extension Content {
  /// The content in the one form that its digest is taken over: JSON with its keys in order, no
  /// white space, absent fields left out, and the manuscript by its key. The word count is not in
  /// it: it follows from the manuscript, and counting otherwise must not undo an approval.
  package var canonicalBytes: [UInt8] { json.bytes }

  /// SHA-256 over ``canonicalBytes``: what an approval names.
  package var digest: Digest { Digest(of: canonicalBytes) }

  /// ``canonicalBytes`` before they are written.
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
      leadImage: try fields.optionalObject("leadImage", LeadImage.init),
      manuscript: try fields.digest("manuscript"),
      wordCount: wordCount)
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

extension LeadImage {
  fileprivate var json: JSONObject {
    JSONObject([
      "uri": .string(uri), "caption": caption.map(JSONValue.string),
      "alt": alt.map(JSONValue.string), "credit": credit.map(JSONValue.string),
    ])
  }

  fileprivate init(_ fields: JSONFields) throws(JSONFieldError) {
    self.init(
      uri: try fields.text("uri"), caption: try fields.optionalText("caption"),
      alt: try fields.optionalText("alt"), credit: try fields.optionalText("credit"))
  }
}
