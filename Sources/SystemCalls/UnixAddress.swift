package import Glibc

/// The address of a Unix socket: its name in the file system.
package struct UnixAddress: Sendable {
  /// The longest name, in bytes.
  package static let longestPath = MemoryLayout.size(ofValue: sockaddr_un().sun_path) - 1

  private var address = sockaddr_un()

  /// Nil if the name is longer than ``longestPath``.
  package init?(_ path: String) {
    guard path.utf8.count <= Self.longestPath else { return nil }
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
  }

  /// Connects to the process that accepts connections there.
  ///
  /// - Returns: A descriptor, which the caller must close; nil if nobody accepts.
  package func connection() -> Int32? {
    let descriptor = socket(
      AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return nil }
    guard pass(to: { connect(descriptor, $0, $1) }) == 0 else {
      close(descriptor)
      return nil
    }
    return descriptor
  }

  /// Whether a process accepts connections there.
  package var isListening: Bool {
    guard let descriptor = connection() else { return false }
    close(descriptor)
    return true
  }

  /// Passes the address on to a system call, such as `connect`.
  package func pass<Result>(
    to call: (UnsafePointer<sockaddr>, socklen_t) -> Result
  ) -> Result {
    withUnsafePointer(to: address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        call($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }
}
