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
    var text = text
    let picture = text.withUTF8 { text -> Picture? in
      let bytes = UnsafeRawBufferPointer(text)
      return (try? JSONScanner.tokens(of: bytes))?.withUnsafeBufferPointer { tokens in
        try? Picture(JSONFields(JSONElement(text: bytes, tokens: tokens, index: 0)))
      }
    }
    guard let picture else { return nil }
    self = picture
  }
}
