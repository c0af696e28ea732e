import PostgreSQL

/// Why read models are not rebuilt, swapped, rolled back or retried.
package enum RebuildRefusal: Error, Hashable, CustomStringConvertible {
  /// A rebuild, a verification or a rollback of the read model is in progress.
  case alreadyRunning(String)
  /// The new build was removed before it was complete.
  case removed(String)
  case noFormer(String)
  /// The former build has another version than this program's projection.
  case otherVersion(String, former: Int, program: Int)
  /// The live build has another version, so that this program must not write to it.
  case outdated(String, live: Int, program: Int)
  /// Another session keeps the views locked.
  case swapBlocked(String, by: String)

  package var description: String {
    switch self {
    case .alreadyRunning(let projection):
      "\(projection) is being rebuilt or verified; try again when that has ended"
    case .removed(let projection):
      "the new build of \(projection) was removed before it was complete; start again"
    case .noFormer(let projection):
      "there is no former build of \(projection) to go back to"
    case .otherVersion(let projection, let former, let program):
      "the former build of \(projection) has version \(former), but this program builds version "
        + "\(program); roll back with the program that built it"
    case .outdated(let projection, let live, let program):
      "the live build of \(projection) has version \(live), but this program builds version "
        + "\(program)"
    case .swapBlocked(let projection, let holder):
      "\(projection) could not be swapped in: \(holder) has read the live one in a transaction "
        + "that is still open; end it and try again"
    }
  }
}

/// A lock so that only one process at a time rebuilds, verifies or rolls back a read model. It
/// belongs to the session: it spans transactions and ends with the process.
enum RebuildLock {
  /// Runs `body` while holding the locks of these read models.
  ///
  /// - Throws: ``RebuildRefusal/alreadyRunning(_:)`` while another process holds one of the locks.
  static func withLock<Value>(
    _ projections: [String], on connection: inout Connection,
    _ body: (inout Connection) throws -> Value
  ) throws -> Value {
    var locked: [String] = []
    do {
      for projection in projections.sorted() {
        let isLocked: Bool = try connection.execute(
          "SELECT pg_try_advisory_lock(\(AdvisoryLock.rebuild), hashtext(\(projection)))")[0].value(
            at: 0)
        guard isLocked else { throw RebuildRefusal.alreadyRunning(projection) }
        locked.append(projection)
      }
      let value = try body(&connection)
      unlock(locked, on: &connection)
      return value
    } catch {
      unlock(locked, on: &connection)
      throw error
    }
  }

  /// If this fails, the connection is lost, and its locks with it.
  private static func unlock(_ locked: [String], on connection: inout Connection) {
    for projection in locked {
      _ = try? connection.execute(
        "SELECT pg_advisory_unlock(\(AdvisoryLock.rebuild), hashtext(\(projection)))")
    }
  }
}
