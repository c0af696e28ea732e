package import Foundation
import PostgreSQL
import PostgresEventStore

/// The last event that a reader of the log has passed on. By this event, the reader recognises the
/// history that it continues.
package struct PassedEvent: Hashable, Sendable {
  package let position: Int64
  package let id: UUID

  package init(position: Int64, id: UUID) { (self.position, self.id) = (position, id) }
}

extension PassedEvent {
  /// - Throws: ``Failure`` if the log does not have the event; ``Replica/Behind`` if this is a
  ///   standby that may still receive it.
  func check(through watermark: Int64, on connection: inout Connection) throws {
    let row = try connection.executePrepared(
      """
      SELECT (SELECT event_id FROM galley.events WHERE position = \(position)),
        pg_is_in_recovery()
      """)[0]
    let found = try row.value(at: 0, as: UUID?.self)
    guard found != id else { return }
    if found == nil, watermark < position, try row.value(at: 1) { throw Replica.Behind() }
    throw Failure(
      .conflict,
      "the log has \(found == nil ? "no event" : "another event") at position \(position), the last "
        + "that was passed on: its history was lost or replaced", .verifyLog)
  }
}
