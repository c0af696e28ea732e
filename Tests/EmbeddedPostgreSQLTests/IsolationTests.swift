import Foundation
import Glibc
import PrivateServers
import SystemCalls
import TestSupport
import Testing

@testable import EmbeddedPostgreSQL

/// The server is independent of the process that started it.
@Suite(.ownServer) struct IsolationTests {
  @Test func `the server has its own session, so Ctrl-C does not reach it`() throws {
    let home = try TemporaryHome()
    try home.server().start()
    let postmaster = try home.postmasterPID
    #expect(getsid(postmaster) == postmaster)
    #expect(getpgid(postmaster) != getpgrp())
  }

  @Test func `the server has neither galley's descriptors nor the lock`() throws {
    let home = try TemporaryHome()
    let file = "\(home.parent)/galley's own"
    // Not closed on exec, as after `9> file` in a shell.
    let descriptor = open(file, O_RDWR | O_CREAT, 0o600)
    defer { close(descriptor) }
    try #require(descriptor > STDERR_FILENO)
    try home.server().start()

    let descriptors = "/proc/\(try home.postmasterPID)/fd"
    let names = try FileManager.default.contentsOfDirectory(atPath: descriptors)
    let targets = try names.reduce(into: [String: String]()) { targets, name in
      targets[name] = try FileManager.default.destinationOfSymbolicLink(
        atPath: "\(descriptors)/\(name)")
    }
    #expect(targets["0"] == "/dev/null")
    #expect(targets["1"] == "\(home.path)/server.log")
    #expect(targets["2"] == "\(home.path)/server.log")
    #expect(!targets.values.contains("\(home.path)/lock"))
    #expect(!targets.values.contains(file))
  }

  @Test func `galley's environment does not reach the programs`() async throws {
    // In a separate process, because the variable would affect every connection of this one.
    await #expect(processExitsWith: .success) {
      setenv("PGOPTIONS", "--work_mem=1", 1)
      let outcome = try Subprocess(
        path: "/usr/bin/env", arguments: [], environment: ["PGDATA": "/nowhere"]
      ).run(reading: STDOUT_FILENO)
      #expect(
        Set(outcome.output.split(separator: "\n")) == [
          "LC_ALL=C", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "PGDATA=/nowhere",
        ], "\(outcome.output)")
    }
  }

  @Test func `the error output, the status and the signal of a program are returned`()
    throws
  {
    let shell = { Subprocess(path: "/bin/sh", arguments: ["-c", $0]) }
    let failed = try shell("echo out; echo err >&2; exit 3").run()
    #expect(failed.output == "err\n")
    #expect(failed.status == 3)
    #expect(try shell("kill -9 $$").run().status == 137)
    // More than the capacity of a pipe.
    #expect(try shell("yes | head -c 300000 >&2").run().output.utf8.count == 300_000)
    #expect(try Subprocess(path: "/bin/pwd", arguments: []).run(reading: 1).output == "/\n")
  }

  @Test(.enabled(if: geteuid() == 0))
  func `for root, programs run as the owner of the home, who also owns the files`() throws {
    let home = try TemporaryHome()
    let user = try home.serverUser
    #expect(user.id != 0)
    #expect(
      try user.program("/usr/bin/id", ["-u"]).run(reading: STDOUT_FILENO).output == "\(user.id)\n")

    let secret = "\(home.parent)/root's own"
    try "untouched".write(toFile: secret, atomically: true, encoding: .utf8)
    try #require(chmod(secret, 0o600) == 0)
    try home.server().home.prepare(for: user)
    try user.touchingFiles { () throws(EmbeddedServerError) in
      #expect(open(secret, O_RDWR) < 0, "root's rights are still there")
      try TextFile(path: "\(home.path)/made").write("text")
    }
    let descriptor = open(secret, O_RDWR)
    #expect(descriptor >= 0, "root's rights have not come back")
    close(descriptor)
    var information = stat()
    #expect(stat("\(home.path)/made", &information) == 0)
    #expect(information.st_uid == user.id)
    #expect(information.st_gid == user.group)
  }

  @Test func `a link in the home is not followed when a file is written`() throws {
    let home = try TemporaryHome()
    let target = "\(home.parent)/target"
    try "untouched".write(toFile: target, atomically: true, encoding: .utf8)
    let link = "\(home.parent)/link"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
    #expect(throws: EmbeddedServerError.self) { try TextFile(path: link).append("more") }
    try TextFile(path: link).write("new")
    #expect(try String(contentsOfFile: target, encoding: .utf8) == "untouched")
    #expect(try String(contentsOfFile: link, encoding: .utf8) == "new")
  }
}
