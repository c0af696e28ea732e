package import PostgresEventStore

/// The result of sealing the log.
package struct SealedLog: Sendable {
  /// The log's latest seal.
  package let seal: Seal
  /// The number of newly sealed events.
  package let events: Int

  /// The number of all sealed events.
  package var size: Int64 { seal.size }
  /// The position of the last sealed event.
  package var position: Int64 { seal.position }
  /// The signed checkpoint, as text.
  package var note: String { seal.note }
}
