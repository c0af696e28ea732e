package import Foundation
import Glibc

/// Two ends of a two-way pipe. No process inherits either unless it is handed it: a reader sees
/// the end as soon as the other side has gone.
package struct Channel: Sendable {
  package let ours: FileHandle
  /// For a ``ChildProcess`` to inherit, and to be closed here then.
  package let theirs: FileHandle

  package init() throws {
    var ends: [Int32] = [-1, -1]
    // Marked in the same call: no process started meanwhile can have them.
    let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, type, 0, &ends) == 0 else {
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
    ours = FileHandle(fileDescriptor: ends[0], closeOnDealloc: true)
    theirs = FileHandle(fileDescriptor: ends[1], closeOnDealloc: true)
  }
}
