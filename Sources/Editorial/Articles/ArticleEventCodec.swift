package import EventSourcing

/// Translates article events to their stored form and back.
package struct ArticleEventCodec: EventCodec {
  private let upcasters: [Upcaster.Source: Upcaster]

  /// - Parameter upcasters: One for each older schema version of each type that a log may hold;
  ///   of two for the same version the last counts.
  package init(upcasters: [Upcaster] = []) {
    self.upcasters = Dictionary(upcasters.map { ($0.source, $0) }) { $1 }
  }

  package func encode(_ event: ArticleEvent) -> EncodedEvent {
    let type = event.storedType
    return EncodedEvent(
      type: type.rawValue, schemaVersion: type.schemaVersion, payload: event.payload.text)
  }

  package func decode(_ event: EncodedEvent) throws -> ArticleEvent {
    guard let type = StoredEventType(rawValue: event.type) else {
      throw EventCodingError.unknownType(event.type)
    }
    let payload: JSONObject
    do {
      payload = try JSONParser.object(in: event.payload)
    } catch {
      throw EventCodingError.malformedPayload(
        type: event.type, reason: "not a JSON object from byte \(error.offset)")
    }
    let upcast = try upcast(payload, of: type, from: event.schemaVersion)
    do {
      return try ArticleEvent(type, JSONFields(upcast))
    } catch {
      throw EventCodingError.malformedPayload(type: event.type, reason: error.description)
    }
  }

  private func upcast(
    _ payload: JSONObject, of type: StoredEventType, from version: Int
  ) throws(EventCodingError) -> JSONObject {
    let unknown = EventCodingError.unknownSchemaVersion(type: type.rawValue, version: version)
    guard version <= type.schemaVersion else { throw unknown }
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
