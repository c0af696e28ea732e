/// An event in its stored form.
@usableFromInline
package struct EncodedEvent: Hashable, Sendable {
  /// The stored name, which no rename in Swift may change.
  package let type: String
  /// Which shape of that type's payload this is, from 1.
  package let schemaVersion: Int
  /// UTF-8 JSON, stored byte for byte.
  package let payload: String

  package init(type: String, schemaVersion: Int, payload: String) {
    self.type = type
    self.schemaVersion = schemaVersion
    self.payload = payload
  }
}

/// Translates events to their stored form and back; older stored forms are upcast when read.
@usableFromInline
package protocol EventCodec: Sendable {
  associatedtype Event: Sendable

  func encode(_ event: Event) throws -> EncodedEvent
  /// The event that is stored in these bytes, both UTF-8. They live only as long as the call, so
  /// that an event can be read out of a receive buffer without a copy of it.
  ///
  /// - Throws: ``EventCodingError`` when the type, its schema version or its payload is not known.
  func decode(
    type: UnsafeRawBufferPointer, schemaVersion: Int, payload: UnsafeRawBufferPointer
  ) throws -> Event
}

extension EventCodec {
  /// - Throws: ``EventCodingError`` when the type, its schema version or its payload is not known.
  package func decode(_ event: EncodedEvent) throws -> Event {
    var (type, payload) = (event.type, event.payload)
    return try type.withUTF8 { type in
      try payload.withUTF8 { payload in
        try decode(
          type: UnsafeRawBufferPointer(type), schemaVersion: event.schemaVersion,
          payload: UnsafeRawBufferPointer(payload))
      }
    }
  }
}

/// Why a stored event cannot be read.
package enum EventCodingError: Error, Hashable, CustomStringConvertible {
  case unknownType(String)
  case unknownSchemaVersion(type: String, version: Int)
  /// `reason` names the field, never its value.
  case malformedPayload(type: String, reason: String)

  package var description: String {
    switch self {
    case .unknownType(let type): "this galley does not know events of type \(type)"
    case .unknownSchemaVersion(let type, let version):
      "this galley does not know schema version \(version) of \(type)"
    case .malformedPayload(let type, let reason): "the payload of a \(type) is malformed: \(reason)"
    }
  }
}
