import Foundation
import Glibc
import PrivateServers
import TestSupport
import Testing

@testable import EmbeddedPostgreSQL

/// Uses real file systems that are full. Only root can create them.
@Suite(.enabled(if: geteuid() == 0), .ownServer)
struct FullDiskTests {
  @Test func `a disk that is too small for a new cluster is reported as full, and nothing is left`()
    throws
  {
    let home = try TemporaryHome()
    let disk = try SmallDisk(at: home.path, megabytes: 8)
    defer { disk.unmount() }
    #expect(throws: EmbeddedServerError.diskFull(path: home.path)) {
      try home.server().start()
    }
    #expect(try home.names() == ["lock"])
    #expect(try home.server().status() == .notInitialised)
  }

  @Test func `a full disk is reported at the start, which succeeds once there is space`()
    throws
  {
    let home = try TemporaryHome()
    let disk = try SmallDisk(at: home.path, megabytes: 96)
    defer { disk.unmount() }
    let server = home.server()
    #expect(try server.start() == .initialised)
    _ = try home.ask("create table kept as select 7 as n")
    #expect(try server.stop())
    try disk.fill()

    #expect(throws: EmbeddedServerError.diskFull(path: home.path)) { try server.start() }
    #expect(server.processes.all.isEmpty)

    try disk.free()
    #expect(try server.start() == .started)
    #expect(try home.ask("select n from kept") == "7")
    #expect(try server.stop())
  }
}
