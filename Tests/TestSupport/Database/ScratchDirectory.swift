import Foundation
import Glibc

/// A directory for the data of a server that a test starts.
package enum ScratchDirectory {
  /// The required free memory for a test server in bytes, several times what all tests use.
  private static let room = 4 << 30

  /// Creates a directory in memory, or on the disk if memory has less than ``room``.
  ///
  /// - Parameters:
  ///   - name: The beginning of the directory's name.
  ///   - onDisk: For tests about data on the disk.
  /// - Returns: The path, at most 40 bytes with a name of 12. The user of the server can reach it.
  package static func make(_ name: String, onDisk: Bool = false) throws -> String {
    let parent = onDisk || !hasRoom ? "/tmp" : memory
    let path = "\(parent)/\(name)-\(UUID().uuidString.prefix(8).lowercased())"
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o711])
    return path
  }

  private static let memory = "/dev/shm"

  private static var hasRoom: Bool {
    var system = statvfs()
    guard access(memory, W_OK | X_OK) == 0, statvfs(memory, &system) == 0 else { return false }
    return Int(system.f_bavail) * Int(system.f_frsize) >= room
  }
}
