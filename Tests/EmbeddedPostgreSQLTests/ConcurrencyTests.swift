import Foundation
import PrivateServers
import Synchronization
import TestSupport
import Testing

@testable import EmbeddedPostgreSQL

@Suite(.ownServer) struct ConcurrencyTests {
  @Test(arguments: [2, 8])
  func `when several processes start the server, one does the work`(count: Int) throws {
    let home = try TemporaryHome()
    let server = home.server()
    let outcomes = inThreads(count) { Result { try server.start() } }
    let started = try outcomes.map { try $0.get() }
    #expect(started.filter { $0 == .initialised }.count == 1)
    #expect(started.filter { $0 == .alreadyRunning }.count == count - 1)
    #expect(try home.ask("select 1") == "1")
  }

  @Test func `concurrent starts and stops leave a complete server or none`() throws {
    let home = try TemporaryHome()
    let server = home.server()
    try server.start()
    let outcomes = inThreads(6) { index in
      Result { index % 2 == 0 ? try server.start() != .initialised : try server.stop() }
    }
    for outcome in outcomes { _ = try outcome.get() }
    try server.start()
    #expect(try home.ask("select 1") == "1")
    #expect(server.processes.all.count > 1)
  }

  @Test func `a process waits for the lock`() throws {
    let home = try TemporaryHome()
    let server = home.server()
    try server.start()
    _ = try server.stop()
    let other = try LockingProcess(path: server.home.lock)
    var lines: [String] = []
    let started = try server.start {
      lines.append($0)
      if lines.count == 1 { other.end() }
    }
    #expect(started == .started)
    #expect(
      lines.first == "waiting for another process to start or stop PostgreSQL in \(home.path)")
  }

  @Test(arguments: [Duration.milliseconds(300), .seconds(1)])
  func `a process does not wait for the lock without limit`(patience: Duration) throws {
    let home = try TemporaryHome()
    try home.server().start()
    let server = home.server(patience: patience)
    let other = try LockingProcess(path: server.home.lock)
    defer { other.end() }
    #expect(try server.start() == .alreadyRunning)
    #expect(throws: EmbeddedServerError.locked(home: home.path, seconds: 1)) {
      try server.stop()
    }
  }

  private func inThreads<Outcome: Sendable>(
    _ count: Int, _ body: @escaping @Sendable () -> Outcome
  ) -> [Outcome] {
    inThreads(count) { _ in body() }
  }

  /// Uses separate threads, because shared pools have too few to run every `body` at once.
  private func inThreads<Outcome: Sendable>(
    _ count: Int, _ body: @escaping @Sendable (Int) -> Outcome
  ) -> [Outcome] {
    let outcomes = Collected<Outcome>()
    let group = DispatchGroup()
    for index in 0..<count {
      group.enter()
      Thread {
        let outcome = body(index)
        outcomes.values.withLock { $0.append(outcome) }
        group.leave()
      }.start()
    }
    group.wait()
    return outcomes.values.withLock { $0 }
  }
}

private final class Collected<Value: Sendable>: Sendable {
  let values = Mutex<[Value]>([])
}
