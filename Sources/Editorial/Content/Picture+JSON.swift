import Digests
import JSON
import Pictures

extension Picture {
  /// The members that events store.
  var json: JSONObject {
    JSONObject([
      "path": .string(path), "key": .string(key.hex), "mediaType": .string(format.mediaType),
      "width": .integer(width), "height": .integer(height), "bytes": .integer(byteCount),
    ])
  }

  init(_ fields: JSONFields) throws(JSONFieldError) {
    self.init(
      path: try fields.text("path"), key: try fields.digest("key"),
      format: try fields.choice("mediaType", of: PictureFormat.self),
      width: try fields.integer("width"), height: try fields.integer("height"),
      byteCount: try fields.integer("bytes"))
  }

  /// The members as one text, which read models store.
  package var text: String { json.text }

  /// Nil if `text` is not what ``text`` gives.
  package init?(text: String) {
    guard let picture = JSONFields.read(text, Picture.init) else { return nil }
    self = picture
  }
}

extension JSONFields {
  /// A value that a read model stores as the text of an object; nil if it is none.
  static func read<Value>(
    _ text: String, _ read: (JSONFields) throws(JSONFieldError) -> Value
  ) -> Value? {
    var text = text
    return text.withUTF8 { text -> Value? in
      let bytes = UnsafeRawBufferPointer(text)
      return (try? JSONScanner.tokens(of: bytes))?.withUnsafeBufferPointer { tokens in
        try? read(JSONFields(JSONElement(text: bytes, tokens: tokens, index: 0)))
      }
    }
  }
}
