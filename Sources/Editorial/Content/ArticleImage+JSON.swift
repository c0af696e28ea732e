import JSON

extension ArticleImage {
  /// The members that events store.
  var json: JSONObject {
    JSONObject([
      "uri": .string(uri), "caption": caption.map(JSONValue.string),
      "alt": alt.map(JSONValue.string), "credit": credit.map(JSONValue.string),
    ])
  }

  init(_ fields: JSONFields) throws(JSONFieldError) {
    self.init(
      uri: try fields.text("uri"), caption: try fields.optionalText("caption"),
      alt: try fields.optionalText("alt"), credit: try fields.optionalText("credit"))
  }

  /// The members as one text, which read models store.
  package var text: String { json.text }

  /// Nil if `text` is not what ``text`` gives.
  package init?(text: String) {
    guard let image = JSONFields.read(text, ArticleImage.init) else { return nil }
    self = image
  }
}
