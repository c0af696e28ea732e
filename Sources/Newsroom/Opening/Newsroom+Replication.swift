import PostgreSQL

extension Newsroom {
  /// Says once when a command takes long because the server waits for a synchronous standby.
  ///
  /// - Returns: The task, to be cancelled when the command has ended; nil if nobody would hear it.
  func watchReplication() -> Task<Void, Never>? {
    guard let tell = policy.tell else { return nil }
    let pool = pool
    return Task {
      while (try? await Task.sleep(for: .seconds(3))) != nil {
        let isWaiting = try? await pool.withConnection { connection in
          try connection.execute(Self.question)[0].value(at: 0, as: Bool.self)
        }
        if isWaiting == true {
          return tell(
            "the server has the command, and waits for a synchronous standby to confirm it; "
              + "the command counts as recorded when one does")
        }
      }
    }
  }

  /// Whether sessions of this login wait. If somebody else's does, this one does, too.
  private static let question: Query = """
    SELECT EXISTS (
      SELECT FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event = 'SyncRep')
    """
}
