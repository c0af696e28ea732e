import Foundation
import Glibc
import PrivateServers
import SystemCalls
import TestSupport
import Testing

@testable import EmbeddedPostgreSQL

/// Errors are reported, and nothing incomplete is left.
@Suite(.ownServer) struct RefusalTests {
  @Test func `GALLEY_POSTGRES_BIN without the programs`() throws {
    let home = try TemporaryHome()
    let empty = "\(home.parent)/empty"
    try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
    #expect(throws: EmbeddedServerError.programsNotIn(directory: empty)) {
      try home.server(environment: ["GALLEY_POSTGRES_BIN": empty]).start()
    }
    #expect(try home.names() == ["lock"])
  }

  @Test(arguments: [14, 19]) func `a PostgreSQL that is not tested`(major: Int) throws {
    let home = try TemporaryHome()
    let programs = try FakePrograms(in: home.parent, major: major)
    var environment = ["GALLEY_POSTGRES_BIN": programs.path]
    #expect(throws: EmbeddedServerError.untested(major: major)) {
      try home.server(environment: environment).start()
    }
    #expect(try home.names() == ["lock"])
    environment["GALLEY_POSTGRES_UNTESTED"] = "\(major)"
    #expect(try Installation.find(data: nil, environment: environment).major == major)
    #expect(throws: EmbeddedServerError.untested(major: major)) {
      try Installation.find(data: major, environment: ["GALLEY_POSTGRES_BIN": programs.path])
    }
    #expect(try Installation.find(data: major, environment: environment).major == major)
  }

  @Test func `a newer version that is not tested is not chosen beside a tested one`() throws {
    let home = try TemporaryHome()
    let newer = try FakePrograms(in: home.parent, major: 19)
    var environment = ["PATH": "\(newer.path):/usr/bin"]
    let chosen = try Installation.find(data: nil, environment: environment)
    #expect(ServerVersions().isTested(chosen.major))
    environment["GALLEY_POSTGRES_UNTESTED"] = "14, 19"
    #expect(try Installation.find(data: nil, environment: environment).path("") == newer.path + "/")
  }

  @Test func `programs are searched in PATH too, and those that fit the data are used`()
    throws
  {
    let home = try TemporaryHome()
    let programs = try FakePrograms(in: home.parent, major: 99)
    let environment = [
      "PATH": "/nowhere:\(programs.path)", "GALLEY_POSTGRES_UNTESTED": "99",
    ]
    #expect(
      try Installation.find(data: nil, environment: environment)
        == Installation(directory: programs.path, major: 99))
    let real = try Installation.find(data: nil, environment: [:])
    #expect(try Installation.find(data: real.major, environment: environment) == real)
  }

  @Test func `data of a major version that is not installed`() throws {
    let home = try TemporaryHome()
    let server = home.server()
    try server.start()
    _ = try server.stop()
    let installed = try #require(try server.home.dataVersion())
    try home.put("14\n", at: "data/PG_VERSION")
    let before = try home.names(in: "data")
    let error = try #require(throws: EmbeddedServerError.self) { try server.start() }
    guard case .majorVersionMismatch(14, let others) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(others.contains(installed))
    #expect(!others.contains(14))
    #expect(try home.names(in: "data") == before)
    #expect(try server.status() == .stopped(version: 14))
  }

  @Test func `a data directory that is not PostgreSQL's is not changed`() throws {
    let home = try TemporaryHome()
    let server = home.server()
    try server.home.prepare(for: home.serverUser)
    try home.put("", at: "lock")
    try FileManager.default.createDirectory(
      atPath: server.dataDirectory, withIntermediateDirectories: false)
    let refusal = EmbeddedServerError.notADataDirectory(path: server.dataDirectory)
    #expect(throws: refusal) { try server.start() }
    #expect(throws: refusal) { try server.status() }
    #expect(throws: refusal) { try server.stop() }
  }

  @Test func `a socket path of 107 bytes works, one of 108 does not`() throws {
    let longest = try TemporaryHome(socketPathOf: 107)
    #expect(longest.server().socketFile.path.utf8.count == 107)
    #expect(try longest.server().start() == .initialised)
    #expect(try longest.ask("select 1") == "1")

    let home = try TemporaryHome(socketPathOf: 108)
    let path = home.server().socketFile.path
    #expect(throws: EmbeddedServerError.pathTooLong(path: path, bytes: 108)) {
      try home.server().start()
    }
    #expect(access(home.path, F_OK) != 0)
  }

  @Test(arguments: ["a,b", "a\nb"])
  func `a home with a name that PostgreSQL's clients cannot use`(name: String) throws {
    let home = try TemporaryHome(named: name)
    #expect(throws: EmbeddedServerError.pathUnusable(path: home.path)) {
      try home.server().start()
    }
    #expect(access(home.path, F_OK) != 0)
  }

  @Test func `a directory with other files is neither used nor closed`() throws {
    let home = try TemporaryHome()
    try #require(mkdir(home.path, 0o755) == 0)
    try "mine".write(toFile: "\(home.path)/letter", atomically: true, encoding: .utf8)
    #expect(throws: EmbeddedServerError.homeNotEmpty(path: home.path)) {
      try home.server().start()
    }
    var information = stat()
    #expect(stat(home.path, &information) == 0)
    #expect(information.st_uid == geteuid())
    #expect(information.st_mode & 0o777 == 0o755)
    #expect(try home.names() == ["letter"])
  }

  @Test(arguments: ["", "lost+found"])
  func `an empty directory or file system is used`(content: String) throws {
    let home = try TemporaryHome()
    try #require(mkdir(home.path, 0o755) == 0)
    if !content.isEmpty { try #require(mkdir("\(home.path)/\(content)", 0o700) == 0) }
    #expect(try home.server().start() == .initialised)
  }

  @Test func `a home that is a file`() throws {
    let home = try TemporaryHome()
    try "text".write(toFile: home.path, atomically: true, encoding: .utf8)
    #expect(
      throws: EmbeddedServerError.systemCallFailed(
        doing: "read", path: home.path, reason: "Not a directory")
    ) { try home.server().start() }
  }

  @Test(.enabled(if: geteuid() == 0))
  func `a directory on the path that is closed to the server's user`() throws {
    let home = try TemporaryHome(named: "closed/below/home")
    let closed = "\(home.parent)/closed"
    try #require(mkdir(closed, 0o700) == 0)
    let user = try home.serverUser
    #expect(
      throws: EmbeddedServerError.homeClosedToServerUser(path: closed, user: user.name)
    ) { try home.server().start() }
    #expect(try FileManager.default.contentsOfDirectory(atPath: closed).isEmpty)
    try #require(chmod(closed, 0o711) == 0)
    #expect(try home.server().start() == .initialised)
  }

  @Test(.enabled(if: geteuid() != 0))
  func `a home that the caller may not create or enter`() throws {
    let home = try TemporaryHome(named: "closed/home")
    let closed = "\(home.parent)/closed"
    try #require(mkdir(closed, 0o500) == 0)
    #expect(throws: EmbeddedServerError.notPermitted(path: home.path)) {
      try home.server().start()
    }
    try #require(chmod(closed, 0o700) == 0 && mkdir(home.path, 0) == 0)
    defer { chmod(home.path, 0o700) }
    let refusal = EmbeddedServerError.notPermitted(path: home.path)
    #expect(throws: refusal) { try home.server().start() }
    #expect(throws: refusal) { try home.server().status() }
    #expect(throws: refusal) { try home.server().stop() }
  }

  @Test func `the working directory may be closed to the server's user`() throws {
    let home = try TemporaryHome()
    let closed = "\(home.parent)/closed"
    try #require(mkdir(closed, 0o700) == 0)
    #expect(try home.serverUser.program("/bin/pwd", []).run(reading: STDOUT_FILENO).output == "/\n")
    #expect(try home.server().start() == .initialised)
  }

  @Test func `a server that cannot start reports why`() throws {
    let home = try TemporaryHome()
    let refused = home.server(settings: ["no_such_setting": "on"])
    let error = try #require(throws: EmbeddedServerError.self) { try refused.start() }
    guard case .startFailed(let reason, let log) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(reason.hasPrefix("unrecognized configuration parameter \"no_such_setting\" in file"))
    #expect(log == "\(home.path)/server.log")
    #expect(try home.names(in: "run").isEmpty)
    #expect(try home.server().start() == .started)
  }

  @Test func `a damaged data directory is reported with the server's fatal message`() throws {
    let home = try TemporaryHome()
    let server = home.server()
    try server.start()
    _ = try server.stop()
    try FileManager.default.removeItem(atPath: "\(server.dataDirectory)/global/pg_control")
    let error = try #require(throws: EmbeddedServerError.self) { try server.start() }
    #expect("\(error)".contains("could not find the database system"))
    #expect("\(error)".split(separator: "\n").count == 1)
  }

  @Test func `a failed initdb reports why`() throws {
    let home = try TemporaryHome()
    let programs = try FakePrograms(in: home.parent, major: 15)
    try programs.replace("initdb", with: "echo 'initdb: error: invalid locale' >&2; exit 1")
    #expect(throws: EmbeddedServerError.initialisationFailed(reason: "invalid locale")) {
      try home.server(environment: ["GALLEY_POSTGRES_BIN": programs.path]).start()
    }
  }
}
