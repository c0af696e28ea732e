import Editorial
import EventSourcing
import PostgreSQL
import PostgresEventStore
import Synchronization

/// The log of the articles, as one person reaches it. The commands that this person sends at the
/// same time share its transactions.
final class PersonalLog: Sendable {
  let store: ArticleStore

  init(
    pool: Pool, user: SessionUser, caller: String, recorded: @escaping @Sendable (Int64) -> Void
  ) {
    var log = PostgresEventStore(
      pool: pool, user: user, codec: ArticleEventCodec(), caller: caller)
    log.recorded = recorded
    store = ArticleStore(log)
  }
}

/// The logs of everybody who acts in this process. A person has one for all their concurrent
/// requests, and none without a request.
final class PersonalLogs: Sendable {
  private struct Entry {
    weak var log: PersonalLog?
  }

  private struct State {
    var entries: [SessionUser: Entry] = [:]
    /// The number of entries at which those without a log are removed.
    var cleanupThreshold = 64
  }

  private let pool: Pool
  private let recorded: @Sendable (Int64) -> Void
  private let state = Mutex(State())

  /// - Parameter recorded: Called with the position of what was recorded.
  init(pool: Pool, recorded: @escaping @Sendable (Int64) -> Void) {
    (self.pool, self.recorded) = (pool, recorded)
  }

  /// - Parameter caller: The login that the user's connections act as.
  func log(of user: SessionUser, caller: String) -> PersonalLog {
    state.withLock { state in
      if let log = state.entries[user]?.log { return log }
      if state.entries.count >= state.cleanupThreshold {
        state.entries = state.entries.filter { $0.value.log != nil }
        state.cleanupThreshold = max(64, 2 * state.entries.count)
      }
      let log = PersonalLog(pool: pool, user: user, caller: caller, recorded: recorded)
      state.entries[user] = Entry(log: log)
      return log
    }
  }
}
