import Foundation
import Glibc
import PrivateServers

/// The disk space that an upgrade needs, in bytes.
package struct UpgradeSpace: Hashable, Sendable {
  /// What a new server needs before it has data.
  private static let emptyServer = 128 << 20

  /// On the disk of the home: for the new data with its write-ahead log, and for the dump of a database.
  package let home: Int
  /// In the folder of the backups.
  package let backup: Int

  package init(of server: EmbeddedServer) throws {
    let user = try ServerUser.owning(home: server.homeDirectory)
    let log = "\(server.dataDirectory)/pg_wal"
    backup = try user.size(of: server.dataDirectory)
    home = 2 * (backup - (try user.size(of: log))) + Self.emptyServer
  }

  init(home: Int, backup: Int) { (self.home, self.backup) = (home, backup) }

  /// Checks that there is enough.
  ///
  /// - Parameters:
  ///   - home: The home, which exists.
  ///   - folder: The folder of the backups. It need not exist yet.
  /// - Throws: ``UpgradeError/noSpace(path:needed:free:)``
  package func require(in home: String, backupsIn folder: String) throws {
    let (own, other) = (Disk(of: home), Disk(of: Home.absolute(folder)))
    if own?.device == other?.device {
      try Self.require(self.home + backup, own, home)
    } else {
      try Self.require(self.home, own, home)
      try Self.require(backup, other, folder)
    }
  }

  private static func require(_ needed: Int, _ disk: Disk?, _ path: String) throws {
    guard let disk, disk.free < needed else { return }
    throw UpgradeError.noSpace(path: path, needed: needed, free: disk.free)
  }
}

/// The file system of a path, or of the nearest folder above it that exists.
private struct Disk {
  let device: dev_t
  let free: Int

  /// Nil if it cannot be examined.
  init?(of path: String) {
    var path = path
    while access(path, F_OK) != 0, let slash = path.lastIndex(of: "/"), path != "/" {
      path = slash == path.startIndex ? "/" : String(path[..<slash])
    }
    var (file, space) = (stat(), statvfs())
    guard stat(path, &file) == 0, statvfs(path, &space) == 0 else { return nil }
    device = file.st_dev
    free = Int(space.f_bavail) * Int(space.f_frsize)
  }
}
