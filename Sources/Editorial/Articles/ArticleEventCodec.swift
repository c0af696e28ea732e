package import EventSourcing
package import JSON

/// Translates article events to their stored form and back.
///
/// An event in an older schema version is upcast step by step and then read as if it had been
/// stored in the present one.
package struct ArticleEventCodec: EventCodec {
  private let upcasters: [Upcaster.Source: Upcaster]

  /// - Parameter upcasters: One for each older schema version of each type that a log may contain.
  ///   Of two for the same version, the last is used.
  package init(upcasters: [Upcaster] = Upcaster.all) {
    self.upcasters = Dictionary(upcasters.map { ($0.source, $0) }) { $1 }
  }

  package var category: String { "article" }

  package func encode(_ event: ArticleEvent) -> EncodedEvent {
    let type = event.storedType
    return EncodedEvent(
      type: type.rawValue, schemaVersion: type.schemaVersion, payload: event.payload.text)
  }

  package func decode(
    type name: UnsafeRawBufferPointer, schemaVersion: Int, payload: UnsafeRawBufferPointer
  ) throws -> ArticleEvent {
    guard let type = StoredEventType(name: name) else {
      throw EventCodingError.unknownType(String(decoding: name, as: UTF8.self))
    }
    let tokens: [JSONToken]
    do {
      tokens = try JSONScanner.tokens(of: payload)
    } catch {
      throw EventCodingError.malformedPayload(
        type: type.rawValue, reason: "not a JSON object from byte \(error.offset)")
    }
    return try tokens.withUnsafeBufferPointer { tokens in
      let object = JSONElement(text: payload, tokens: tokens, index: 0)
      guard schemaVersion != type.schemaVersion else { return try event(type, object) }
      // Encode the upcast payload, because an event is read from bytes.
      let present = try upcast(object.object, of: type, from: schemaVersion).bytes
      return try present.withUnsafeBytes { present in
        try decode(type: name, schemaVersion: type.schemaVersion, payload: present)
      }
    }
  }

  private func event(
    _ type: StoredEventType, _ object: JSONElement
  ) throws(EventCodingError) -> ArticleEvent {
    do {
      return try ArticleEvent(type, JSONFields(object))
    } catch {
      throw .malformedPayload(type: type.rawValue, reason: error.description)
    }
  }

  private func upcast(
    _ payload: JSONObject, of type: StoredEventType, from version: Int
  ) throws(EventCodingError) -> JSONObject {
    let unknown = EventCodingError.unknownSchemaVersion(type: type.rawValue, version: version)
    guard version < type.schemaVersion else { throw unknown }
    var payload = payload
    for version in version..<type.schemaVersion {
      guard let upcaster = upcasters[Upcaster.Source(type: type, version: version)] else {
        throw unknown
      }
      payload = upcaster.upcast(payload)
    }
    return payload
  }
}

/// Turns the payload of one schema version of a stored type into that of the next version.
package struct Upcaster: Sendable {
  struct Source: Hashable {
    let type: StoredEventType
    let version: Int
  }

  let source: Source
  let upcast: @Sendable (JSONObject) -> JSONObject

  /// - Parameter version: The version that `upcast` turns into `version + 1`.
  package init(
    _ type: StoredEventType, from version: Int,
    _ upcast: @escaping @Sendable (JSONObject) -> JSONObject
  ) {
    self.source = Source(type: type, version: version)
    self.upcast = upcast
  }
}
