import PostgreSQL

/// By which a read model is rebuilt, verified or rolled back by one process at a time. It belongs to
/// the session, so that it spans transactions and ends with the process.
enum RebuildLock {
  /// Runs `body` alone.
  ///
  /// - Throws: ``RebuildRefusal/alreadyRunning(_:)`` while another works on one of these.
  static func holding<Value>(
    _ projections: [String], on connection: inout Connection,
    _ body: (inout Connection) throws -> Value
  ) throws -> Value {
    var held: [String] = []
    do {
      for projection in projections.sorted() {
        let isAlone: Bool = try connection.execute(
          "SELECT pg_try_advisory_lock(\(AdvisoryLock.rebuild), hashtext(\(projection)))")[0].value(
            at: 0)
        guard isAlone else { throw RebuildRefusal.alreadyRunning(projection) }
        held.append(projection)
      }
      let value = try body(&connection)
      release(held, on: &connection)
      return value
    } catch {
      release(held, on: &connection)
      throw error
    }
  }

  /// A connection that cannot take this has gone, and its locks with it.
  private static func release(_ held: [String], on connection: inout Connection) {
    for projection in held {
      _ = try? connection.execute(
        "SELECT pg_advisory_unlock(\(AdvisoryLock.rebuild), hashtext(\(projection)))")
    }
  }
}
