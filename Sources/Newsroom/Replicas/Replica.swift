import Glibc
import PostgreSQL
import PostgresEventStore
import Synchronization

/// A standby that answers questions in the place of the primary, as long as it has everything that
/// this process has recorded or changed.
final class Replica: Sendable {
  /// The replica lacks what this process has recorded or changed.
  struct Behind: Error {}

  private struct State {
    /// What this process has recorded, and what had been recorded when it began.
    var position: Int64 = 0
    /// Where the write-ahead log ended after this process last changed something besides the log of
    /// events; nil if it changed nothing.
    var change: Int64?
    /// The server processes of the connections on which the replica has applied ``change``.
    var current: Set<Int> = []
    /// The identity of the newsroom's database; nil as long as it is unknown.
    var identity: String?
    var retriesAt: ContinuousClock.Instant?
    var hasReported = false
    var counts = ReplicaCounts()

    mutating func require(change end: Int64) {
      guard end > change ?? -1 else { return }
      (change, current) = (end, [])
    }
  }

  let patience: Duration
  private let policy: ReplicaPolicy
  private let pool: Pool
  private let state: Mutex<State>

  private static let mostCurrent = 1_000
  /// How long a replica that failed is left alone.
  private static let pause = Duration.seconds(5)

  init(_ policy: ReplicaPolicy, connections: ConnectionPolicy) throws(PostgresError) {
    self.policy = policy
    patience = policy.patience
    let needsStandby = policy.needsStandby
    pool = Pool(
      try policy.address.settings(answeringWithin: connections.answerLimit).forReading(),
      maximum: connections.total, maximumPerUser: connections.perPerson,
      ownMaximum: connections.own, idleTime: connections.idleTime
    ) { connection in
      connection.preparesEverything = connections.isServing
      connection.observer = connections.observer
      guard !needsStandby || connection.isOnStandby else { throw NoStandby() }
      try connection.execute("SET default_transaction_read_only = on")
    }
    state = Mutex(State())
  }

  /// None of the hosts is a standby.
  private struct NoStandby: Error {}
  /// It is the database of another newsroom.
  private struct OtherDatabase: Error {}

  var counts: ReplicaCounts { state.withLock { $0.counts } }

  /// The position that an answer must include.
  var position: Int64 { state.withLock { $0.position } }

  /// From now on, answers include this position.
  func require(_ position: Int64) {
    state.withLock { $0.position = max($0.position, position) }
  }

  /// From now on, answers include what a connection to the primary has just changed besides the log of
  /// events, such as a person.
  func requireChange(on primary: inout Connection) throws {
    let end = try primary.execute(
      "SELECT (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::bigint")[0]
      .value(at: 0, as: Int64.self)
    state.withLock { $0.require(change: end) }
  }

  /// Learns from the primary what was recorded, and which database it is.
  func learn(on primary: inout Connection) throws {
    let row = try primary.execute("SELECT galley.last_position(), galley.database_identity()")[0]
    let (position, identity) = (
      try row.value(at: 0, as: Int64.self), try row.value(at: 1, as: String.self)
    )
    state.withLock {
      $0.position = max($0.position, position)
      $0.identity = identity
    }
  }

  /// Runs `body`, which only reads, on a connection of this user.
  ///
  /// - Parameter body: Throws ``Behind`` if it does not find what this process has recorded. What
  ///   this process has changed besides the log of events is there.
  /// - Returns: Nil if the primary must answer.
  func ask<Value: Sendable>(
    as user: SessionUser, _ body: @Sendable @escaping (inout Connection) throws -> Value
  ) async throws -> Value? {
    guard isDue else { return nil }
    let answer: Value
    do {
      answer = try await pool.withConnection(as: user) { [self] connection in
        try checkIdentity(of: &connection)
        try awaitChange(on: &connection)
        return try body(&connection)
      }
    } catch is Behind {
      return passOn()
    } catch is NoStandby {
      return fail(nil)
    } catch is OtherDatabase {
      return fail("the database for reading is not a replica of the newsroom's database")
    } catch let error as PostgresError {
      // The caller has cancelled it.
      if Task.isCancelled { throw error }
      switch error.kind {
      case .unreachable, .connectionLost, .authentication: return fail("\(error)")
      // Such as a conflict with what the standby has to apply.
      case .server, .cancelled, .decoding, .usage: return passOn()
      }
    }
    state.withLock {
      $0.hasReported = false
      $0.counts.answered += 1
    }
    return answer
  }

  /// Waits on a connection of the replica until a condition is true.
  ///
  /// - Throws: ``Behind`` if it takes longer than ``patience``.
  func wait(
    on connection: inout Connection, until condition: (inout Connection) throws -> Bool
  ) throws {
    let deadline = ContinuousClock.now + patience
    while try !condition(&connection) {
      guard ContinuousClock.now < deadline else { throw Behind() }
      usleep(2_000)
    }
  }

  func close() async { await pool.close() }

  private var isDue: Bool {
    state.withLock { state in
      guard let time = state.retriesAt else { return true }
      guard time < .now else {
        state.counts.passedOn += 1
        return false
      }
      state.retriesAt = nil
      return true
    }
  }

  private func passOn<Value>() -> Value? {
    state.withLock { $0.counts.passedOn += 1 }
    return nil
  }

  private func fail<Value>(_ reason: String?) -> Value? {
    let isFirst = state.withLock { state in
      defer { state.hasReported = true }
      state.retriesAt = .now + Self.pause
      return !state.hasReported
    }
    if isFirst, let reason { policy.notice("\(reason); the primary answers instead") }
    return passOn()
  }

  /// A connection leads to one server, which does not go back. So it waits once for each change.
  private func awaitChange(on connection: inout Connection) throws {
    let process = connection.processID
    let required = state.withLock { $0.current.contains(process) ? nil : $0.change }
    guard let required else { return }
    try wait(on: &connection) { connection in
      try connection.executePrepared(
        """
        SELECT NOT pg_is_in_recovery()
          OR pg_last_wal_replay_lsn() - '0/0'::pg_lsn >= \(required)
        """)[0].value(at: 0)
    }
    state.withLock { state in
      guard state.change == required else { return }
      // Those of closed connections are not removed one by one.
      if state.current.count >= Self.mostCurrent { state.current = [] }
      state.current.insert(process)
    }
  }

  private func checkIdentity(of connection: inout Connection) throws {
    guard !policy.needsStandby, let expected = state.withLock({ $0.identity }) else { return }
    let identity = try connection.executePrepared("SELECT galley.database_identity()")[0]
      .value(at: 0, as: String.self)
    guard identity == expected else { throw OtherDatabase() }
  }
}

/// How many questions a replica has answered, and how many it has left to the primary.
package struct ReplicaCounts: Hashable, Sendable {
  package var answered = 0
  package var passedOn = 0
}

extension Newsroom {
  /// Nil without a replica.
  package var replicaCounts: ReplicaCounts? { replica?.counts }
}
