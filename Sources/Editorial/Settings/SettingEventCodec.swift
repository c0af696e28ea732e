package import EventSourcing
import Foundation
import JSON

/// Translates the events of the newsroom's settings to their stored form and back.
package struct SettingEventCodec: EventCodec {
  /// The stored name. It is in logs, so it never changes.
  static let storedType = "SettingChanged"
  private static let schemaVersion = 1

  package init() {}

  package var category: String { NewsroomSettings.stream.category }

  package func encode(_ event: SettingEvent) -> EncodedEvent {
    EncodedEvent(
      type: Self.storedType, schemaVersion: Self.schemaVersion,
      payload: event.payload.text)
  }

  package func decode(
    type name: UnsafeRawBufferPointer, schemaVersion: Int, payload: UnsafeRawBufferPointer
  ) throws -> SettingEvent {
    let name = String(decoding: name, as: UTF8.self)
    guard name == Self.storedType else { throw EventCodingError.unknownType(name) }
    guard schemaVersion == Self.schemaVersion else {
      throw EventCodingError.unknownSchemaVersion(type: name, version: schemaVersion)
    }
    do {
      let tokens = try JSONScanner.tokens(of: payload)
      return try tokens.withUnsafeBufferPointer { tokens in
        try SettingEvent(JSONFields(JSONElement(text: payload, tokens: tokens, index: 0)))
      }
    } catch let error as JSONSyntaxError {
      throw EventCodingError.malformedPayload(
        type: name, reason: "not a JSON object from byte \(error.offset)")
    } catch let error as JSONFieldError {
      throw EventCodingError.malformedPayload(type: name, reason: error.description)
    }
  }
}

extension SettingEvent {
  fileprivate var payload: JSONObject {
    switch self {
    case .changed(let key, let value, let reason):
      JSONObject([
        "key": .string(key.rawValue), "value": value.map(\.jsonValue),
        "reason": reason.map(JSONValue.string),
      ])
    }
  }

  fileprivate init(_ fields: JSONFields) throws(JSONFieldError) {
    self = .changed(
      try fields.choice("key", of: SettingKey.self),
      to: try fields.optional("value", "a string or an array of strings") { element in
        element.string.map(SettingValue.text) ?? element.strings.map(SettingValue.list)
      },
      reason: try fields.optionalText("reason"))
  }
}
