package import Digests
import Editorial
package import Foundation
package import JSON
import PlainText

/// An erasure that a log records.
package struct RecordedErasure: Hashable, Sendable {
  package let position: Int64
  /// The kind of stream: `article` or `reply`.
  package let category: String
  /// The id of the article or of the reply.
  package let stream: UUID
  package let by: String
  package let at: Date
  package let reason: String
  /// The law or the ruling that requires it.
  package let ground: String
  /// The keys of the texts.
  package let texts: [Digest]
  /// The keys of the pictures.
  package let pictures: [Digest]

  package init(
    position: Int64, category: String, stream: UUID, by: String, at: Date, reason: String,
    ground: String, texts: [Digest], pictures: [Digest]
  ) {
    (self.position, self.category, self.stream) = (position, category, stream)
    (self.by, self.at, self.reason, self.ground) = (by, at, reason, ground)
    (self.texts, self.pictures) = (texts, pictures)
  }

  /// Reads what ``json`` writes.
  init(_ fields: JSONFields) throws(JSONFieldError) {
    position = Int64(try fields.integer("position"))
    category = try fields.text("category")
    stream = try fields.required("stream", "an id") { $0.string.flatMap { UUID(uuidString: $0) } }
    by = try fields.text("by")
    at = try fields.time("at")
    reason = try fields.text("reason")
    ground = try fields.text("ground")
    texts = try fields.digests("texts")
    pictures = try fields.digests("pictures")
  }
}

extension RecordedErasure: JSONDescribed {
  package static let json = JSONDescription<RecordedErasure>(
    "RecordedErasure", "An erasure that a log records.",
    [
      JSONMember("position", "The position of the event.", \.position),
      JSONMember("category", "The kind of stream, such as article or reply.", \.category),
      JSONMember("stream", "The id of the article or of the reply.", \.stream),
      JSONMember("by", "The login that erased it.", \.by),
      JSONMember("at", "When it was erased.", \.at),
      JSONMember("reason", "Why.", \.reason),
      JSONMember("ground", "The law or the ruling that requires it.", \.ground),
      JSONMember("texts", "The salted digests of the texts.", \.texts),
      JSONMember("pictures", "The salted digests of the pictures.", \.pictures),
    ])
}

extension JSONFields {
  fileprivate func digests(_ key: StaticString) throws(JSONFieldError) -> [Digest] {
    try required(key, "an array of digests") { element in
      guard let texts = element.strings else { return nil }
      let digests = texts.compactMap { Digest(hex: $0) }
      return digests.count == texts.count ? digests : nil
    }
  }
}
