package import PostgreSQL

/// The position up to which no unseen event can still appear.
///
/// Read the log up to a watermark in a later statement, and in a transaction that takes a snapshot
/// for each statement. State READ COMMITTED, because the database may have another default. An
/// older snapshot may lack an event whose writer has released its floor since.
package enum Watermark {
  package static func read(on connection: inout Connection) throws(PostgresError) -> Int64 {
    try connection.executePrepared("SELECT galley.watermark()")[0].value(at: 0)
  }

  /// The last position that any writer has taken, committed or not.
  package static func lastPosition(
    on connection: inout Connection
  ) throws(PostgresError) -> Int64 {
    try connection.executePrepared("SELECT galley.last_position()")[0].value(at: 0)
  }
}
