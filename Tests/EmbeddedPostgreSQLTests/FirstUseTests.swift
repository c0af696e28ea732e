import Foundation
import Glibc
import PrivateServers
import TestSupport
import Testing

@testable import EmbeddedPostgreSQL

@Suite(.ownServer) struct FirstUseTests {
  @Test func `the first start initialises the server, the second finds it running`() throws {
    let home = try TemporaryHome()
    let server = home.server()
    var lines: [String] = []
    #expect(try server.status() == .notInitialised)
    #expect(!server.isAccepting)

    #expect(try server.start { lines.append($0) } == .initialised)
    #expect(server.isAccepting)
    #expect(lines.count == 2)
    #expect(lines.first?.hasPrefix("initialising a private PostgreSQL ") == true)
    #expect(lines.first?.hasSuffix(" in \(home.path)") == true)
    #expect(lines.last?.hasPrefix("starting PostgreSQL ") == true)

    #expect(try server.start { lines.append($0) } == .alreadyRunning)
    #expect(lines.count == 2)
  }

  @Test func `the caller connects as the superuser, and data survives a restart`()
    throws
  {
    let home = try TemporaryHome()
    let server = home.server()
    try server.start()
    #expect(
      try home.ask("select current_user, rolsuper from pg_roles").hasPrefix("galley_superuser|t"))
    _ = try home.ask("create table kept as select 7 as n")
    #expect(try server.stop())
    #expect(try server.start() == .started)
    #expect(try home.ask("select n from kept") == "7")
  }

  @Test func `its configuration is durable and has a socket only`() throws {
    let home = try TemporaryHome()
    try home.server().start()
    let expected = [
      "listen_addresses": "", "synchronous_commit": "on", "data_checksums": "on",
      "server_encoding": "UTF8", "unix_socket_permissions": "0700",
      "password_encryption": "scram-sha-256", "lc_messages": "C", "TimeZone": "UTC",
    ]
    for (name, value) in expected {
      #expect(try home.ask("show \(name)") == value, "\(name)")
    }
    #expect(try home.ask("select datcollate from pg_database limit 1") == "C.UTF-8")
    #expect(
      try home.ask("select distinct type from pg_hba_file_rules") == "local")
  }

  @Test func `a given setting overrides galley's own`() throws {
    let home = try TemporaryHome()
    try home.server(settings: ["max_connections": "31", "application_name": "it's"]).start()
    #expect(try home.ask("show max_connections") == "31")
    #expect(
      try home.ask("select boot_val <> reset_val from pg_settings where name = 'fsync'") == "t")
  }

  @Test func `the home belongs to the server's user and is closed to others`() throws {
    let home = try TemporaryHome()
    try home.server().start()
    let user = try home.serverUser
    for path in [home.path, "\(home.path)/data", "\(home.path)/run"] {
      var information = stat()
      #expect(stat(path, &information) == 0)
      #expect(information.st_uid == user.id)
      #expect(information.st_mode & 0o7777 == 0o700)
    }
    #expect(geteuid() != 0 || user.id != 0)
  }

  @Test(arguments: [
    "a space", "quote'd", #"double"quote"#, #"$(false)`x`"#, #"b\s"#,
  ])
  func `a home may have any name`(name: String) throws {
    let home = try TemporaryHome(named: name)
    #expect(try home.server().start() == .initialised)
    #expect(try home.ask("select 1") == "1")
  }

  @Test func `the status contains the process, its version and its start time`() throws {
    let home = try TemporaryHome()
    let server = home.server()
    let before = Date()
    try server.start()
    guard case .running(let pid, let version, let since, let isReady) = try server.status() else {
      Issue.record("not running")
      return
    }
    #expect(kill(pid, 0) == 0)
    #expect(ServerVersions.ofProcess.permits(version))
    #expect(abs(since.timeIntervalSince(before)) < 60)
    #expect(isReady)
    _ = try server.stop()
    #expect(try server.status() == .stopped(version: version))
  }

  @Test func `only the server's user has access to the home, and only by its socket`()
    throws
  {
    let home = try TemporaryHome()
    try home.server().start()
    func mode(_ name: String) -> mode_t {
      var information = stat()
      lstat("\(home.path)/\(name)", &information)
      return information.st_mode & 0o777
    }
    for directory in ["", "data", "run"] { #expect(mode(directory) == 0o700, "\(directory)") }
    for file in try home.names() where !["data", "run"].contains(file) {
      #expect(mode(file) == 0o600, "\(file)")
    }
    for file in ["postgresql.conf", "galley.conf", "pg_hba.conf", "pg_ident.conf"] {
      #expect(mode("data/\(file)") == 0o600, "\(file)")
    }
    for file in try home.names(in: "run") { #expect(mode("run/\(file)") & 0o077 == 0, "\(file)") }
    #expect(try home.ask("SHOW password_encryption") == "scram-sha-256")
    #expect(try home.ask("SHOW listen_addresses").isEmpty)
    // Only galley's own logins need no password, and only the superuser may copy the cluster.
    #expect(
      try home.ask(
        "SELECT database, user_name, auth_method, options FROM pg_hba_file_rules ORDER BY line_number"
      ) == """
        {all}|{galley_superuser}|peer|{map=galley}
        {all}|{galley_desk}|peer|{map=galley}
        {all}|{all}|scram-sha-256|
        {replication}|{galley_superuser}|peer|{map=galley}
        """)
  }
}
