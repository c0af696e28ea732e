import Dispatch
import Glibc
import PostgreSQL
import TestSupport
import Testing

/// Tasks on threads that may wait for the server.
@Suite(.emptyDatabase, .timeLimit(.minutes(15)))
struct WaitingThreadsTests {
  private let database = TestDatabase.current

  @Test func `a task asks as the pool's own login without changing its thread`() async throws {
    let pool = Pool(database.settings, maximum: 2)
    let threads = WaitingThreads(count: 1)
    let visited = try await Task(executorPreference: threads) {
      var visited: Set<pthread_t> = [pthread_self()]
      for _ in 0..<3 {
        visited.insert(
          try await pool.withConnection { connection in
            try connection.execute("SELECT 1")
            return pthread_self()
          })
        visited.insert(pthread_self())
      }
      return visited
    }.value
    #expect(visited.count == 1)
    await pool.close()
  }

  @Test func `another user's statement runs on the thread of the task`() async throws {
    let login = database.newLogin("eva")
    let pool = Pool(database.settings, maximum: 2)
    let threads = WaitingThreads(count: 2)
    try await database.session().run("CREATE ROLE \(login) LOGIN")
    let isSame = try await Task(executorPreference: threads) {
      let thread = try await pool.withConnection(as: .impersonated(login)) { connection in
        try connection.execute("SELECT 1")
        return pthread_self()
      }
      return thread == pthread_self()
    }.value
    #expect(isSame)
    await pool.close()
  }

  @Test(arguments: [1, 2, 5])
  func `other users' statements that wait for a lock hold up at most half of the threads`(
    count: Int
  ) async throws {
    let login = database.newLogin("eva")
    let pool = Pool(database.settings, maximum: count + 2)
    let threads = WaitingThreads(count: count)
    let session = try await database.session()
    try await session.run("CREATE ROLE \(login) LOGIN; SELECT pg_advisory_lock(4711)")
    let asked = DispatchSemaphore(value: 0)
    let waiting = (0...count).map { _ in
      Task(executorPreference: threads) {
        try await pool.withConnection(as: .impersonated(login)) { connection in
          asked.signal()
          try connection.execute("SELECT pg_advisory_lock_shared(4711)")
        }
      }
    }
    for _ in waiting { await untilSignalled(asked) }
    let other = try await Task(executorPreference: threads) {
      try await pool.withConnection { try $0.execute("SELECT 2")[0].value(at: 0, as: Int32.self) }
    }.value
    #expect(other == 2)
    try await session.run("SELECT pg_advisory_unlock(4711)")
    for task in waiting { try await task.value }
    await pool.close()
  }

  @Test func `more tasks than threads are all carried out, and each statement once`() async throws {
    let pool = Pool(database.settings, maximum: 4, ownMaximum: 2)
    let threads = WaitingThreads(count: 3)
    let sum = try await Task(executorPreference: threads) {
      try await withThrowingTaskGroup(of: Int.self) { group in
        for number in 1...100 {
          group.addTask {
            await Task.yield()
            return try await pool.withConnection {
              Int(try $0.execute("SELECT \(Int32(number))")[0].value(at: 0, as: Int32.self))
            }
          }
        }
        return try await group.reduce(0, +)
      }
    }.value
    #expect(sum == 5_050)
    await pool.close()
  }

  @Test func `the statement of a cancelled task is cancelled on such a thread, too`() async throws {
    let pool = Pool(database.settings, maximum: 1)
    let threads = WaitingThreads(count: 1)
    let started = DispatchSemaphore(value: 0)
    let task = Task(executorPreference: threads) {
      try await pool.withConnection { connection in
        started.signal()
        try connection.execute("SELECT pg_sleep(600)")
      }
    }
    await untilSignalled(started)
    task.cancel()
    await #expect(throws: PostgresError.self) { _ = try await task.value }
    await pool.close()
  }
}
