import Digests
import Foundation
import JSON
import PostgreSQL

/// A row of `galley.events`, with the text that it cites.
struct TransferEvent: Sendable {
  let position: Int64
  let category: String
  let stream: UUID
  let version: Int32
  let id: UUID
  let type: String
  let schemaVersion: Int16
  /// The exact bytes that are stored.
  let payload: JSONText
  let actor: String
  let commandID: UUID
  let commandStep: Int16
  let correlationID: UUID
  let causationID: UUID?
  let recordedAt: Date
  /// The SHA-256 of the command. Nil except for its first event, and nil in exports of programs
  /// that did not store it.
  let request: [UInt8]?
  /// Nil when the event cites no text, or when the text was erased.
  let text: TransferText?

  /// - Parameter line: The members of the object of a line.
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

/// A row of `galley.texts`, without its stream, which is that of the event that cites it.
struct TransferText: Sendable {
  let key: Digest
  let salt: [UInt8]
  let body: String

  init(_ text: JSONFields) throws(JSONFieldError) {
    key = try text.digest("key")
    salt = try text.bytes("salt")
    body = try text.text("body")
  }

  /// Whether the key is the digest of the text. The table has a check constraint for the same.
  var isValid: Bool { Digest(of: salt + Array(body.utf8)) == key }
}

/// A row of `galley.people`. An import does not give the role to a login.
struct TransferPerson: Sendable {
  let login: String
  /// Nil for a disabled person in an export from a newsroom of the former schema.
  let role: String?
  let addedBy: String
  let addedAt: Date
  let disabledAt: Date?

  /// - Parameter line: The members of the object of a line.
  init(_ line: JSONFields) throws(JSONFieldError) {
    self = try line.object("person", TransferPerson.init(row:))
  }

  private init(row: JSONFields) throws(JSONFieldError) {
    login = try row.text("login")
    role = try row.optionalText("role")
    addedBy = try row.text("added_by")
    addedAt = try row.instant("added_at")
    disabledAt = try row.optionalInstant("disabled_at")
  }
}

/// A row of `galley.tiles`.
struct TransferTile: Sendable {
  let level: Int16
  let number: Int64
  let hashes: [UInt8]

  /// - Parameter line: The members of the object of a line.
  init(_ line: JSONFields) throws(JSONFieldError) {
    self = try line.object("tile", TransferTile.init(row:))
  }

  private init(row: JSONFields) throws(JSONFieldError) {
    level = try row.integer("level")
    number = try row.integer("number")
    hashes = try row.bytes("hashes")
  }
}

/// A row of `galley.seals`.
struct TransferSeal: Sendable {
  let size: Int64
  let position: Int64
  let note: String
  let edge: [UInt8]
  let sealedBy: String
  let sealedAt: Date

  /// - Parameter line: The members of the object of a line.
  init(_ line: JSONFields) throws(JSONFieldError) {
    self = try line.object("seal", TransferSeal.init(row:))
  }

  private init(row: JSONFields) throws(JSONFieldError) {
    size = try row.integer("size")
    position = try row.integer("position")
    note = try row.text("note")
    edge = try row.bytes("edge")
    sealedBy = try row.text("sealed_by")
    sealedAt = try row.instant("sealed_at")
  }
}
