import Dispatch
import PostgreSQL
import Testing

@Suite("A pool", .timeLimit(.minutes(10)))
struct PoolTests {
  private struct Refusal: Error {}

  @Test
  func `reuses a connection and its prepared statements`() async throws {
    try await withDatabase { settings in
      let pool = Pool(settings, maximum: 3) { try $0.script("SET application_name = 'mine'") }
      var seen: Set<Int> = []
      for _ in 0..<5 {
        let (process, name) = try await pool.withConnection { connection in
          let row = try connection.execute("SELECT current_setting('application_name')")[0]
          return (connection.processID, try row.value(at: 0, as: String.self))
        }
        seen.insert(process)
        #expect(name == "mine")
      }
      #expect(seen.count == 1)
      await pool.close()
    }
  }

  @Test
  func `never opens more than its maximum`() async throws {
    try await withPool(maximum: 3) { pool, _ in
      let lent = Shared((now: 0, most: 0))
      let processes = try await withThrowingTaskGroup { group in
        for _ in 0..<30 {
          group.addTask {
            try await pool.withConnection { connection in
              lent.change { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
              try connection.execute("SELECT pg_sleep(0.01)")
              lent.change { $0.now -= 1 }
              return connection.processID
            }
          }
        }
        return try await group.reduce(into: Set()) { $0.insert($1) }
      }
      #expect(processes.count <= 3)
      #expect(lent.value.most <= 3)
      #expect(lent.value.now == 0)
    }
  }

  @Test
  func `serves waiting tasks in order`() async throws {
    try await withPool(maximum: 1) { pool, _ in
      let gate = DispatchSemaphore(value: 0)
      let isLent = DispatchSemaphore(value: 0)
      let holder = Task {
        try await pool.withConnection { _ in
          isLent.signal()
          gate.wait()
        }
      }
      await untilSignalled(isLent)
      let order = Shared<[Int]>([])
      var waiters: [Task<Void, any Error>] = []
      for number in 0..<10 {
        waiters.append(
          Task { try await pool.withConnection { _ in order.change { $0.append(number) } } })
        try await until { pool.waiting == number + 1 }
      }
      gate.signal()
      try await holder.value
      for waiter in waiters { try await waiter.value }
      #expect(order.value == Array(0..<10))
    }
  }

  /// More bodies than cooperative threads wait for a signal that only a task can send.
  @Test
  func `does not block Swift's own threads`() async throws {
    try await withPool(maximum: 24) { pool, _ in
      let started = Shared(0)
      let gate = DispatchSemaphore(value: 0)
      let released = try await withThrowingTaskGroup { group in
        for _ in 0..<24 {
          group.addTask {
            try await pool.withConnection { _ in
              started.change { $0 += 1 }
              return gate.wait(timeout: .now() + 300) == .success
            }
          }
        }
        try await until { started.value == 24 }
        for _ in 0..<24 { gate.signal() }
        return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
      }
      #expect(released == 24)
    }
  }

  @Test
  func `replaces a connection that the server has ended`() async throws {
    try await withPool(maximum: 1) { pool, settings in
      let first = try await pool.withConnection { $0.processID }
      var other = try Connection(settings)
      // Ended while idle: detected before it is used.
      try other.execute("SELECT pg_terminate_backend(\(Int32(first)), 5000)")
      let second = try await pool.withConnection { connection in
        try connection.execute("SELECT 1")
        return connection.processID
      }
      #expect(second != first)
      // Ended while in use: the error is thrown, and the next task gets a new connection.
      let error = await failure {
        _ = try await pool.withConnection { connection in
          try connection.execute("SELECT pg_terminate_backend(pg_backend_pid())")
        }
      }
      #expect(error?.kind == .connectionLost)
      let third = try await pool.withConnection { $0.processID }
      #expect(third != second)
    }
  }

  @Test
  func `does not reuse a connection that was left in a transaction`() async throws {
    try await withPool(maximum: 1) { pool, _ in
      let first = try await pool.withConnection { connection in
        try connection.script("CREATE TABLE t ()")
        try connection.script("BEGIN; DROP TABLE t")
        return connection.processID
      }
      let second = try await pool.withConnection { connection in
        try connection.execute("SELECT FROM t")
        return connection.processID
      }
      #expect(second != first)
    }
  }

  @Test
  func `keeps a connection whose body threw`() async throws {
    try await withPool(maximum: 1) { pool, _ in
      let first = try await pool.withConnection { $0.processID }
      await #expect(throws: Refusal.self) {
        try await pool.withConnection { _ in throw Refusal() }
      }
      let second = try await pool.withConnection { $0.processID }
      #expect(second == first)
    }
  }

  @Test
  func `cancels the statement of a task that is cancelled`() async throws {
    try await withPool(maximum: 1) { pool, _ in
      let isLent = DispatchSemaphore(value: 0)
      let start = ContinuousClock.now
      let task = Task {
        try await pool.withConnection { connection in
          // A timeout of the server would end it in the same way.
          try connection.script("SET statement_timeout = 0")
          isLent.signal()
          try connection.execute("SELECT pg_sleep(600)")
        }
      }
      await untilSignalled(isLent)
      task.cancel()
      let error = await failure { _ = try await task.value }
      #expect(error?.kind == .cancelled)
      #expect(ContinuousClock.now - start < .seconds(300))
      // The next statement is not affected by the cancellation of the previous one.
      for _ in 0..<20 { try await pool.withConnection { _ = try $0.execute("SELECT 1") } }
    }
  }

  @Test
  func `also cancels a body that is between two statements`() async throws {
    try await withPool(maximum: 1) { pool, _ in
      let isLent = DispatchSemaphore(value: 0)
      let isCancelled = DispatchSemaphore(value: 0)
      let start = ContinuousClock.now
      let task = Task {
        try await pool.withConnection { connection in
          // A timeout of the server would end it in the same way.
          try connection.script("SET statement_timeout = 0")
          isLent.signal()
          isCancelled.wait()
          try connection.execute("SELECT pg_sleep(600)")
        }
      }
      await untilSignalled(isLent)
      task.cancel()
      try await Task.sleep(for: .milliseconds(200))
      isCancelled.signal()
      #expect(await failure { _ = try await task.value }?.kind == .cancelled)
      #expect(ContinuousClock.now - start < .seconds(300))
    }
  }

  @Test
  func `removes a cancelled task from the queue, and does not admit a late one`() async throws {
    try await withPool(maximum: 1) { pool, _ in
      let gate = DispatchSemaphore(value: 0)
      let isLent = DispatchSemaphore(value: 0)
      let holder = Task {
        try await pool.withConnection { _ in
          isLent.signal()
          gate.wait()
        }
      }
      await untilSignalled(isLent)
      let waiter = Task { try await pool.withConnection { _ in _ = Issue.record("not reached") } }
      try await until { pool.waiting == 1 }
      waiter.cancel()
      #expect(await failure { try await waiter.value }?.kind == .cancelled)
      let late = Task {
        while !Task.isCancelled { await Task.yield() }
        try await pool.withConnection { _ in _ = Issue.record("not reached") }
      }
      late.cancel()
      #expect(await failure { try await late.value }?.kind == .cancelled)
      gate.signal()
      try await holder.value
    }
  }

  @Test
  func `reports why it cannot connect, and tries again the next time`() async throws {
    let pool = Pool(
      ConnectionSettings(socketDirectory: "/nonexistent", database: "x"), maximum: 1)
    for _ in 0..<3 {
      #expect(await failure { try await pool.withConnection { _ in } }?.kind == .unreachable)
    }
    await pool.close()
  }

  @Test
  func `closes its connections once they are returned, and then provides none`() async throws {
    try await withPool(maximum: 2) { pool, settings in
      let gate = DispatchSemaphore(value: 0)
      let isLent = DispatchSemaphore(value: 0)
      let holder = Task {
        try await pool.withConnection { connection in
          isLent.signal()
          gate.wait()
          try connection.execute("SELECT 1")
        }
      }
      await untilSignalled(isLent)
      let closing = Task { await pool.close() }
      try await until { pool.isClosed }
      #expect(await failure { try await pool.withConnection { _ in } }?.kind == .usage)
      gate.signal()
      _ = try await holder.value
      await closing.value
      var other = try Connection(settings)
      // The server takes a moment to notice the end.
      try await until {
        let rows = try other.execute(
          "SELECT FROM pg_stat_activity WHERE datname = current_database()")
        return rows.count == 1
      }
    }
  }

  private func withPool(
    maximum: Int, _ body: (Pool, ConnectionSettings) async throws -> Void
  ) async throws {
    try await withDatabase { settings in
      let pool = Pool(settings, maximum: maximum)
      try await body(pool, settings)
      await pool.close()
    }
  }

  private func failure(of body: () async throws -> Void) async -> PostgresError? {
    do {
      try await body()
      return nil
    } catch {
      return error as? PostgresError
    }
  }
}

/// Polls until the condition holds; the suite's time limit is the limit.
func until(_ condition: () throws -> Bool) async throws {
  while try !condition() { try await Task.sleep(for: .milliseconds(5)) }
}
