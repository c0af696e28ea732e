import Glibc
import Synchronization

/// A stream of the process, written to with every error seen.
///
/// Swift's `print` ignores a full disk; a program that promises its output cannot.
package final class StandardStream: Sendable {
  /// Standard output: held back until ``flush()`` or until there is much of it.
  package static let output = StandardStream(
    fileDescriptor: STDOUT_FILENO, name: "standard output", bufferSize: 1 << 16)
  /// Standard error: written at once.
  package static let error = StandardStream(
    fileDescriptor: STDERR_FILENO, name: "standard error", bufferSize: 0)

  private let fileDescriptor: Int32
  private let name: String
  private let bufferSize: Int
  private let pending = Mutex<[UInt8]>([])

  /// - Parameters:
  ///   - name: how errors call it.
  ///   - bufferSize: how many bytes may be held back.
  package init(fileDescriptor: Int32, name: String, bufferSize: Int) {
    self.fileDescriptor = fileDescriptor
    self.name = name
    self.bufferSize = bufferSize
  }

  /// Makes a write to a pipe without a reader throw ``OutputError/closed`` where the signal SIGPIPE
  /// would end the process. Programs that are started later inherit it.
  package static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

  package func capabilities(environment: [String: String]) -> TerminalCapabilities {
    TerminalCapabilities(fileDescriptor: fileDescriptor, environment: environment)
  }

  package func write(_ text: String) throws(OutputError) { try write(Array(text.utf8)) }

  package func write(_ bytes: [UInt8]) throws(OutputError) {
    try pending.withLock { pending throws(OutputError) in
      pending.append(contentsOf: bytes)
      if pending.count > bufferSize { try send(&pending) }
    }
  }

  /// Writes what was held back. Call it before the program ends: nothing else does.
  package func flush() throws(OutputError) {
    try pending.withLock { pending throws(OutputError) in try send(&pending) }
  }

  /// Empties `bytes` whether or not it could be written: what failed once is not tried again.
  private func send(_ bytes: inout [UInt8]) throws(OutputError) {
    let all = bytes
    bytes.removeAll(keepingCapacity: true)
    var sent = 0
    while sent < all.count {
      let count = all.dropFirst(sent).withUnsafeBytes {
        Glibc.write(fileDescriptor, $0.baseAddress, $0.count)
      }
      if count >= 0 {
        sent += count
      } else if errno == EAGAIN {
        var ready = pollfd(fd: fileDescriptor, events: Int16(POLLOUT), revents: 0)
        poll(&ready, 1, -1)
      } else if errno == EPIPE {
        throw .closed
      } else if errno != EINTR {
        throw .failed(stream: name, code: errno)
      }
    }
  }
}
