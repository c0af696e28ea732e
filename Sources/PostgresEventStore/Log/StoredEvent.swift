package import EventSourcing
import Foundation
package import PostgreSQL

/// An event as it is stored, with its payload not yet decoded.
package typealias StoredEvent = RecordedEvent<EncodedEvent>

extension RecordedEvent where Event == EncodedEvent {
  /// The columns that the initialisers read, in this order.
  package static var columns: String {
    """
    position, category, stream, version, event_id, type, schema_version, payload, actor, \
    command_id, recorded_at
    """
  }

  package init(row: Row) throws(PostgresError) {
    self.init(
      position: try row.value(at: 0),
      stream: StreamName(category: try row.value(at: 1), id: try row.value(at: 2)),
      version: try row.value(at: 3),
      id: try row.value(at: 4),
      event: EncodedEvent(
        type: try row.value(at: 5), schemaVersion: try row.value(at: 6),
        payload: try row.value(at: 7)),
      actor: try row.value(at: 8),
      commandID: try row.value(at: 9),
      recordedAt: try row.value(at: 10))
  }

  init(row: borrowing CopyRow) throws(PostgresError) {
    self.init(
      position: try row.value(at: 0, as: Int64.self),
      stream: StreamName(
        category: try row.value(at: 1, as: String.self), id: try row.value(at: 2, as: UUID.self)),
      version: Int(try row.value(at: 3, as: Int32.self)),
      id: try row.value(at: 4, as: UUID.self),
      event: EncodedEvent(
        type: try row.value(at: 5, as: String.self),
        schemaVersion: Int(try row.value(at: 6, as: Int16.self)),
        payload: try row.value(at: 7, as: String.self)),
      actor: try row.value(at: 8, as: String.self),
      commandID: try row.value(at: 9, as: UUID.self),
      recordedAt: try row.value(at: 10, as: Date.self))
  }
}
