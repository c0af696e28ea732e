package import PostgreSQL

extension TestDatabase {
  /// The condition did not become true in time.
  package struct WaitedInVain: Error, CustomStringConvertible {
    package let description: String

    package init(description: String) { self.description = description }
  }

  /// Polls the server until `condition` is true.
  ///
  /// - Throws: ``WaitedInVain`` after two minutes.
  package func wait(
    until condition: Query, _ words: String
  ) async throws {
    let asker = try await session()
    let deadline = ContinuousClock.now + .seconds(120)
    while ContinuousClock.now < deadline {
      if try await asker.value(condition, as: Bool.self) { return }
      try await Task.sleep(for: .milliseconds(5))
    }
    throw WaitedInVain(description: "waited in vain until \(words)")
  }

  /// Waits until the session waits for a lock of another session.
  package func wait(untilBlocked session: Session) async throws {
    try await wait(
      until: """
        SELECT EXISTS (SELECT FROM pg_locks WHERE pid = \(Int32(session.processID)) AND NOT granted)
        """, "a session was blocked")
  }

  /// Waits until somebody in this database waits for the advisory lock with this number.
  package func wait(untilAdvisoryLockIsAwaited number: Int) async throws {
    try await wait(
      until: """
        SELECT EXISTS (
          SELECT FROM pg_locks
          WHERE locktype = 'advisory' AND NOT granted AND objsubid = 1
            AND classid = 0 AND objid = \(number)::oid
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
        """, "somebody waited for lock \(number)")
  }
}
