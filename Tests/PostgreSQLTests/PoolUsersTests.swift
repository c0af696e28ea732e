import Dispatch
import Foundation
import PostgreSQL
import TestSupport
import Testing

/// Several people on one pool.
@Suite(.emptyDatabase, .timeLimit(.minutes(10)))
struct PoolUsersTests {
  private let database = TestDatabase.current
  /// Logins of this test's own.
  private let eva: String
  private let anna: String

  init() async throws {
    (eva, anna) = (database.newLogin("eva"), database.newLogin("anna"))
    let session = try await database.session()
    for login in [eva, anna] {
      try await session.run("CREATE ROLE \(login) LOGIN PASSWORD '\(login)'")
    }
  }

  private func own(_ login: String) -> SessionUser { .login(login, password: login) }

  @Test func `the configured login has a limit of its own`() async throws {
    let pool = Pool(database.settings, maximum: 8, maximumPerUser: 1, ownMaximum: 3)
    let gate = DispatchSemaphore(value: 0)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for user in [.configured, .configured, .configured, .configured, own(eva), own(eva)] {
        group.addTask { try await pool.withConnection(as: user) { _ in gate.wait() } }
      }
      while pool.waiting < 2 { try await Task.sleep(for: .milliseconds(1)) }
      for _ in 0..<6 { gate.signal() }
      try await group.waitForAll()
    }
    await pool.close()
  }

  @Test(arguments: [true, false])
  func `two people never get each other's session`(isImpersonated: Bool) async throws {
    let pool = Pool(database.settings, maximum: 3, maximumPerUser: 2)
    let processes = Shared<[String: Set<Int>]>([:])
    try await withThrowingTaskGroup { group in
      for number in 0..<60 {
        let login = number % 2 == 0 ? eva : anna
        group.addTask {
          try await pool.withConnection(as: isImpersonated ? .impersonated(login) : own(login)) {
            connection in
            let row = try connection.execute("SELECT session_user::text, current_user::text")[0]
            #expect(try row.value(at: 0, as: String.self) == login)
            #expect(try row.value(at: 1, as: String.self) == login)
            let process = connection.processID
            processes.change { $0[login, default: []].insert(process) }
          }
        }
      }
      try await group.waitForAll()
    }
    if !isImpersonated {
      let (hers, others) = (processes.value[eva] ?? [], processes.value[anna] ?? [])
      #expect(!hers.isEmpty && !others.isEmpty)
      #expect(hers.isDisjoint(with: others))
    }
    await pool.close()
  }

  @Test func `one person's limit does not affect another person`() async throws {
    let pool = Pool(database.settings, maximum: 8, maximumPerUser: 2)
    let gate = DispatchSemaphore(value: 0)
    let lent = Shared(0)
    let hers = (0..<3).map { _ in
      Task {
        try await pool.withConnection(as: own(eva)) { _ in
          lent.change { $0 += 1 }
          gate.wait()
        }
      }
    }
    try await until { pool.waiting == 1 && lent.value == 2 }
    // She who comes later does not wait behind the one whose limit is reached.
    let login: String = try await pool.withConnection(as: own(anna)) {
      try $0.execute("SELECT session_user::text")[0].value(at: 0)
    }
    #expect(login == anna)
    #expect(pool.waiting == 1)
    for _ in hers { gate.signal() }
    for task in hers { try await task.value }
    #expect(lent.value == 3)
    await pool.close()
  }

  @Test func `a seat goes to the first in line who may have it`() async throws {
    let pool = Pool(database.settings, maximum: 2, maximumPerUser: 1)
    let order = Shared<[String]>([])
    let gates = [eva: DispatchSemaphore(value: 0), anna: DispatchSemaphore(value: 0)]
    func hold(_ login: String) async throws -> Task<Void, any Error> {
      let isLent = DispatchSemaphore(value: 0)
      let gate = gates[login]
      let task = Task {
        try await pool.withConnection(as: own(login)) { _ in
          isLent.signal()
          gate?.wait()
        }
      }
      await untilSignalled(isLent)
      return task
    }
    func queue(_ name: String, as user: SessionUser) async throws -> Task<Void, any Error> {
      let before = pool.waiting
      let task = Task {
        try await pool.withConnection(as: user) { _ in order.change { $0.append(name) } }
      }
      try await until { pool.waiting == before + 1 }
      return task
    }
    var tasks = [try await hold(eva), try await hold(anna)]
    tasks.append(try await queue("eva", as: own(eva)))
    tasks.append(try await queue("superuser", as: .configured))
    tasks.append(try await queue("impersonated", as: .impersonated(anna)))
    gates[anna]?.signal()
    try await until { order.value.count == 2 }
    #expect(order.value == ["superuser", "impersonated"])
    gates[eva]?.signal()
    for task in tasks { try await task.value }
    #expect(order.value.last == "eva")
    await pool.close()
  }

  @Test func `an idle connection makes room for another person's`() async throws {
    let pool = Pool(database.settings, maximum: 1)
    let hers = try await pool.withConnection(as: own(eva)) { $0.processID }
    let (others, login) = try await pool.withConnection(as: own(anna)) { connection in
      (
        connection.processID,
        try connection.execute("SELECT session_user::text")[0].value(at: 0, as: String.self)
      )
    }
    #expect(others != hers)
    #expect(login == anna)
    try await untilOpen(1)
    await pool.close()
  }

  @Test func `another password is checked by the server`() async throws {
    let pool = Pool(database.settings, maximum: 2, maximumPerUser: 1)
    try await pool.withConnection(as: own(eva)) { _ in }
    await #expect(throws: PostgresError.self) {
      try await pool.withConnection(as: .login(eva, password: "a guess")) { _ in }
    }
    try await pool.withConnection(as: own(eva)) { _ in }
    #expect(!"\(own(eva))\(String(reflecting: own(eva)))".contains("password"))
    await pool.close()
  }

  @Test func `an impersonated session is passed on without anything of the first person's`()
    async throws
  {
    let pool = Pool(database.settings, maximum: 1)
    let first = try await pool.withConnection(as: .impersonated(eva)) { connection in
      try connection.script(
        """
        SET application_name = 'hers'; CREATE TEMP TABLE hers (); LISTEN hers;
        SELECT pg_advisory_lock(1); DECLARE hers CURSOR WITH HOLD FOR SELECT 1
        """)
      for _ in 0..<2 { try connection.executePrepared("SELECT 1") }
      return connection.processID
    }
    let anna = anna
    let second = try await pool.withConnection(as: .impersonated(anna)) { connection in
      let row = try connection.execute(
        """
        SELECT session_user::text, current_setting('application_name'),
          to_regclass('pg_temp.hers') IS NULL,
          (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid())
            + (SELECT count(*) FROM pg_prepared_statements)
            + (SELECT count(*) FROM pg_cursors WHERE name <> '')
            + (SELECT count(*) FROM pg_listening_channels())
        """)[0]
      #expect(try row.value(at: 0, as: String.self) == anna)
      #expect(try row.value(at: 1, as: String.self) == "galley")
      #expect(try row.value(at: 2, as: Bool.self))
      #expect(try row.value(at: 3, as: Int.self) == 0)
      try connection.executePrepared("SELECT 1")
      return connection.processID
    }
    #expect(second == first)
    await pool.close()
  }

  @Test func `unused connections are closed after a while`() async throws {
    let clock = ManualClock()
    let pool = Pool(
      database.settings, maximum: 4, idleTime: .seconds(60), clock: clock)
    try await pool.withConnection(as: own(eva)) { _ in }
    let kept = try await pool.withConnection(as: own(anna)) { $0.processID }
    try await untilOpen(2)
    try await until { clock.sleepers == 1 }
    clock.advance(by: .seconds(60))
    try await until { clock.sleepers == 1 }
    #expect(try await pool.withConnection(as: own(anna)) { $0.processID } == kept)
    clock.advance(by: .seconds(60))
    try await untilOpen(1)
    try await until { clock.sleepers == 1 }
    clock.advance(by: .seconds(60))
    try await untilOpen(0)
    // Nothing is left to look at, until somebody comes again.
    try await until { clock.sleepers == 0 }
    #expect(try await pool.withConnection(as: own(anna)) { $0.processID } != kept)
    try await until { clock.sleepers == 1 }
    await pool.close()
    try await until { clock.sleepers == 0 }
  }

  /// Waits until the two logins have so many connections; the server takes a moment to see an end.
  private func untilOpen(_ count: Int) async throws {
    let session = try await database.session()
    while true {
      let open: Int = try await session.value(
        "SELECT count(*) FROM pg_stat_activity WHERE usename IN (\(eva), \(anna))")
      if open == count { return }
      try await Task.sleep(for: .milliseconds(5))
    }
  }
}
