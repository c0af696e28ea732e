package import PostgreSQL

/// The position up to which no event can still appear that is not visible already.
///
/// What is read up to a watermark must be read in a later statement, and in a transaction that
/// takes a snapshot for each statement (READ COMMITTED, whatever the database's default is): in an
/// older snapshot an event may be missing whose writer has let go of its floor since.
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
