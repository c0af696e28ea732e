import EventSourcing
import PostgreSQL

extension Projector {
  /// Brings builds that nobody else writes to up to the watermark, a batch a transaction.
  func follow(_ targets: inout [Target], on connection: inout Connection) throws {
    while true {
      let isDone = try connection.transaction(.readCommitted) { connection in
        // What a crash takes from the end of a build is in the log.
        try connection.script("SET LOCAL synchronous_commit = off")
        return try advance(&targets, on: &connection).isDone
      }
      if isDone { return }
    }
  }
}
