import Foundation
import Glibc
import PrivateServers
import TestSupport
import Testing

@testable import EmbeddedPostgreSQL

/// After the server, initdb or the machine was killed, the next start repairs everything.
@Suite(.ownServer) struct LeftoverTests {
  @Test func `a killed server starts again with all committed data`() throws {
    let home = try TemporaryHome()
    let server = home.server()
    try server.start()
    _ = try home.ask("create table kept as select 7 as n")
    let killed = try home.postmasterPID
    kill(killed, SIGKILL)
    try wait { !server.processes.contains(killed) }

    #expect(!server.isAccepting)
    #expect(try server.start() == .started)
    #expect(try home.postmasterPID != killed)
    #expect(try home.ask("select n from kept") == "7")
  }

  @Test func `stop ends the remaining processes of a killed server, even during a statement`()
    throws
  {
    let home = try TemporaryHome()
    let server = home.server()
    try server.start()
    let client = try ChildProcess(
      "/usr/bin/psql",
      [
        "-X", "-h", server.socketDirectory, "-U", server.superuser, "-d", "postgres",
        // Counting does not notice the end of the server, unlike sleeping.
        "-c", "select count(*) from generate_series(1, 1000000000000) as counted",
      ])
    try wait {
      try home.ask("select 1 from pg_stat_activity where query ~ '^select count'") == "1"
    }
    let killed = try home.postmasterPID
    kill(killed, SIGKILL)
    try wait { !server.processes.contains(killed) }

    #expect(try !server.stop())
    #expect(server.processes.all.isEmpty)
    client.waitForExit()
    #expect(try server.start() == .started)
  }

  /// After a reboot, any process may have the process id in the file.
  @Test(arguments: ["1", "own", "server user's", "999999999", "", "nonsense"])
  func `a stale pid file and socket do not matter, whichever process has the number`(
    holder: String
  ) throws {
    let home = try TemporaryHome()
    let server = home.server()
    try server.start()
    _ = try server.stop()
    let sleeper = try Sleeper(user: home.serverUser)
    defer { sleeper.end() }
    let pid =
      switch holder {
      case "own": "\(getpid())"
      case "server user's": "\(sleeper.pid)"
      default: holder
      }
    let lines = "\(server.dataDirectory)\n1700000000\n5432\n\(server.socketDirectory)\n"
    try home.put("\(pid)\n\(lines)\n\nready   \n", at: "data/postmaster.pid")
    try home.put("\(pid)\n\(lines)", at: "run/.s.PGSQL.5432.lock")
    try home.put("", at: "run/.s.PGSQL.5432")

    #expect(!server.isAccepting)
    #expect(try server.status() == .stopped(version: server.home.dataVersion() ?? 0))
    #expect(try !server.stop())
    try home.put("\(pid)\n\(lines)\n\nready   \n", at: "data/postmaster.pid")
    try home.put("\(pid)\n\(lines)", at: "run/.s.PGSQL.5432.lock")
    #expect(try server.start() == .started)
    #expect(kill(sleeper.pid, 0) == 0, "a process that is not the server's was ended")
  }

  @Test func `a server whose socket was removed is restarted`() throws {
    let home = try TemporaryHome()
    let server = home.server()
    try server.start()
    let unreachable = try home.postmasterPID
    try FileManager.default.removeItem(atPath: server.socketFile.path)
    #expect(!server.isAccepting)
    #expect(try server.start() == .started)
    #expect(!server.processes.contains(unreachable))
    #expect(try home.ask("select 1") == "1")
  }

  @Test func `an incomplete data directory is replaced`() throws {
    let home = try TemporaryHome()
    let server = home.server()
    try server.home.prepare(for: home.serverUser)
    try home.put("", at: "lock")
    try home.serverUser.touchingFiles { () throws(EmbeddedServerError) in
      mkdir("\(home.path)/data.initialising", 0o700)
      mkdir("\(home.path)/data.initialising/base", 0o700)
    }
    try home.put("15\n", at: "data.initialising/PG_VERSION")

    #expect(try server.status() == .notInitialised)
    #expect(try server.start() == .initialised)
    #expect(try !home.names().contains("data.initialising"))
  }

  @Test func `after a killed initdb, the next start initialises the server`() throws {
    let home = try TemporaryHome()
    let server = home.server()
    let directory = try FakePrograms(in: home.parent, major: 15)
    try directory.replace("initdb", with: "mkdir -p \"${1#*=}/base\"; kill -9 $$")
    let environment = ["GALLEY_POSTGRES_BIN": directory.path]
    #expect(
      throws: EmbeddedServerError.initialisationFailed(reason: "initdb ended with status 137")
    ) {
      try home.server(environment: environment).start()
    }
    #expect(try home.names() == ["lock"])
    #expect(try server.start() == .initialised)
  }

  @Test func `initdb inherits the lock`() throws {
    let home = try TemporaryHome()
    let programs = try FakePrograms(in: home.parent, major: 15)
    try programs.replace("initdb", with: "readlink /proc/$$/fd/3 >&2; exit 1")
    #expect(throws: EmbeddedServerError.initialisationFailed(reason: "\(home.path)/lock")) {
      try home.server(environment: ["GALLEY_POSTGRES_BIN": programs.path]).start()
    }
  }

  @Test func `the lock is held until the initdb of a killed process has ended`() throws {
    let home = try TemporaryHome()
    let server = home.server()
    let user = try home.serverUser
    try server.home.prepare(for: user)
    let lock = HomeLock(home: server.home, user: user, patience: server.patience)
    let orphan = try Orphan(holding: lock, in: home.parent)
    defer { orphan.end() }
    #expect(throws: EmbeddedServerError.locked(home: home.path, seconds: 1)) {
      try home.server(patience: .seconds(1)).start()
    }
    orphan.end()
    #expect(try server.start() == .initialised)
  }
}
