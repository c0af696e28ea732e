import Digests
package import EventSourcing
import Foundation
import JSON
import PlainText

/// Translates the events of readers' replies to their stored form and back.
package struct ReplyEventCodec: EventCodec {
  package init() {}

  package var category: String { "reply" }

  package func encode(_ event: ReplyEvent) -> EncodedEvent {
    EncodedEvent(
      type: event.storedType.rawValue, schemaVersion: event.storedType.schemaVersion,
      payload: event.payload.text)
  }

  package func decode(
    type name: UnsafeRawBufferPointer, schemaVersion: Int, payload: UnsafeRawBufferPointer
  ) throws -> ReplyEvent {
    let name = String(decoding: name, as: UTF8.self)
    guard let type = StoredReplyType(rawValue: name) else {
      throw EventCodingError.unknownType(name)
    }
    guard schemaVersion == type.schemaVersion else {
      throw EventCodingError.unknownSchemaVersion(type: name, version: schemaVersion)
    }
    do {
      let tokens = try JSONScanner.tokens(of: payload)
      return try tokens.withUnsafeBufferPointer { tokens in
        try ReplyEvent(
          type, JSONFields(JSONElement(text: payload, tokens: tokens, index: 0)))
      }
    } catch let error as JSONSyntaxError {
      throw EventCodingError.malformedPayload(
        type: name, reason: "not a JSON object from byte \(error.offset)")
    } catch let error as JSONFieldError {
      throw EventCodingError.malformedPayload(type: name, reason: error.description)
    }
  }
}

extension ReplyEvent {
  /// The database reads `text` and `texts` by these names.
  fileprivate var payload: JSONObject {
    switch self {
    case .received(let article, let text):
      JSONObject(["article": .string(article.text), "text": .string(text.hex)])
    case .approved:
      JSONObject()
    case .rejected(let reason), .withdrawn(let reason):
      JSONObject(["reason": reason.map(JSONValue.string)])
    case .answered(let text):
      JSONObject(["text": .string(text.hex)])
    case .erased(let texts, let reason, let ground):
      JSONObject([
        "texts": .array(texts.map { .string($0.hex) }), "reason": .string(reason),
        "ground": .string(ground),
      ])
    }
  }

  fileprivate init(_ type: StoredReplyType, _ fields: JSONFields) throws(JSONFieldError) {
    switch type {
    case .received:
      self = .received(
        article: try fields.required("article", "an id") { $0.string.flatMap(UUID.init) },
        text: try fields.digest("text"))
    case .approved: self = .approved
    case .rejected: self = .rejected(reason: try fields.optionalText("reason"))
    case .withdrawn: self = .withdrawn(reason: try fields.optionalText("reason"))
    case .answered: self = .answered(text: try fields.digest("text"))
    case .erased:
      self = .erased(
        texts: try fields.required("texts", "an array of digests") { element in
          guard let texts = element.strings else { return nil }
          let keys = texts.compactMap { Digest(hex: $0) }
          return keys.count == texts.count ? keys : nil
        },
        reason: try fields.text("reason"), ground: try fields.text("ground"))
    }
  }
}
