import Foundation
import JSON
import PostgreSQL

/// A row of `galley.events`, and the text that it cites.
struct TransferEvent: Sendable {
  let position: Int64
  let category: String
  let stream: UUID
  let version: Int32
  let id: UUID
  let type: String
  let schemaVersion: Int16
  /// As it is stored, byte for byte.
  let payload: JSONText
  let actor: String
  let commandID: UUID
  let commandStep: Int16
  let correlationID: UUID
  let causationID: UUID?
  let recordedAt: Date
  /// The SHA-256 of the command; nil for all but its first event, and in exports of programs that
  /// did not store it.
  let request: [UInt8]?
  /// Nil where it cites none, and where that was erased.
  let text: TransferText?

  /// - Parameter line: The members of a line's object.
  init(_ line: JSONFields) throws(JSONFieldError) {
    self = try line.object("event") { event throws(JSONFieldError) in
      try TransferEvent(event, text: line.optionalObject("text", TransferText.init))
    }
  }

  private init(_ event: JSONFields, text: TransferText?) throws(JSONFieldError) {
    position = try event.integer("position")
    category = try event.text("category")
    stream = try event.uuid("stream")
    version = try event.integer("version")
    id = try event.uuid("event_id")
    type = try event.text("type")
    schemaVersion = try event.integer("schema_version")
    payload = JSONText(try event.text("payload"))
    actor = try event.text("actor")
    commandID = try event.uuid("command_id")
    commandStep = try event.integer("command_step")
    correlationID = try event.uuid("correlation_id")
    causationID = try event.optionalUUID("causation_id")
    recordedAt = try event.instant("recorded_at")
    request = try event.optionalBytes("request")
    self.text = text
  }
}
