/// An event in its stored form.
@usableFromInline
package struct EncodedEvent: Hashable, Sendable {
  /// The stored name. It stays the same when the type is renamed in Swift.
  package let type: String
  /// The version of the payload's schema, from 1.
  package let schemaVersion: Int
  /// UTF-8 JSON. The log stores these exact bytes.
  package let payload: String

  package init(type: String, schemaVersion: Int, payload: String) {
    self.type = type
    self.schemaVersion = schemaVersion
    self.payload = payload
  }
}

/// Translates events to their stored form and back. It upcasts older stored forms when it reads
/// them.
@usableFromInline
package protocol EventCodec: Sendable {
  associatedtype Event: Sendable

  /// The category of the streams whose events it translates.
  var category: String { get }
  func encode(_ event: Event) throws -> EncodedEvent
  /// Decodes an event. Both buffers are UTF-8 and valid only during the call, so that an event can
  /// be decoded from a receive buffer without a copy.
  ///
  /// - Throws: ``EventCodingError`` when the type, the schema version or the payload is unknown.
  func decode(
    type: UnsafeRawBufferPointer, schemaVersion: Int, payload: UnsafeRawBufferPointer
  ) throws -> Event
}

extension EventCodec {
  /// - Throws: ``EventCodingError`` when the type, the schema version or the payload is unknown.
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
    case .unknownType(let type): "this version of Galley does not know events of type \(type)"
    case .unknownSchemaVersion(let type, let version):
      "this version of Galley does not know schema version \(version) of \(type)"
    case .malformedPayload(let type, let reason): "the payload of a \(type) is malformed: \(reason)"
    }
  }
}
