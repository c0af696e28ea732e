import Foundation
import Glibc
import PrivateServers
import TestSupport
import Testing

@testable import EmbeddedPostgreSQL

@Suite(.ownServer) struct StoppingTests {
  @Test func `stop leaves no process and no socket`() throws {
    let home = try TemporaryHome()
    let server = home.server()
    try server.start()
    let processes = server.processes.all
    #expect(processes.count > 1)

    #expect(try server.stop())
    #expect(server.processes.all.isEmpty)
    for process in processes { #expect(!server.processes.contains(process)) }
    #expect(try home.names(in: "run").isEmpty)
    #expect(try !home.names(in: "data").contains("postmaster.pid"))
    #expect(!server.isAccepting)
  }

  @Test func `there is nothing to stop before the first start and after a stop`() throws {
    let home = try TemporaryHome()
    let server = home.server()
    #expect(try !server.stop())
    #expect(access(home.path, F_OK) != 0, "a stop must not make a home")
    try server.start()
    #expect(try server.stop())
    #expect(try !server.stop())
  }

  @Test func `a client with a running statement does not delay the stop`() throws {
    let home = try TemporaryHome()
    let server = home.server()
    try server.start()
    let client = try ChildProcess(
      "/usr/bin/psql",
      [
        "-X", "-h", server.socketDirectory, "-U", server.superuser, "-d", "postgres",
        "-c", "select pg_sleep(600)",
      ])
    try wait {
      try home.ask("select 1 from pg_stat_activity where query ~ '^select pg_sleep'") == "1"
    }

    #expect(try server.stop())
    #expect(server.processes.all.isEmpty)
    #expect(client.waitForExit() != 0)
  }

  @Test func `after an immediate shutdown, the next start has all committed data`() throws {
    let home = try TemporaryHome()
    let server = home.server()
    try server.start()
    _ = try home.ask("create table kept as select 7 as n")
    #expect(try server.stop(.immediate))
    #expect(server.processes.all.isEmpty)
    #expect(try server.start() == .started)
    #expect(try home.ask("select n from kept") == "7")
  }
}
