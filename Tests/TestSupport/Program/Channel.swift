package import Foundation
import Glibc

/// The two ends of a two-way pipe. Other processes do not inherit them, so a reader sees the end as
/// soon as the other side has closed.
package struct Channel: Sendable {
  package let ours: FileHandle
  /// The end for a ``ChildProcess`` to inherit. Close it here afterwards.
  package let theirs: FileHandle

  package init() throws {
    var ends: [Int32] = [-1, -1]
    // Set the flag in the same call, so that a process that is started meanwhile cannot inherit
    // them.
    let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, type, 0, &ends) == 0 else {
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
    ours = FileHandle(fileDescriptor: ends[0], closeOnDealloc: true)
    theirs = FileHandle(fileDescriptor: ends[1], closeOnDealloc: true)
  }
}
