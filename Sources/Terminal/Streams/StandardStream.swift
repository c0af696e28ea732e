import Glibc
import Synchronization
import SystemCalls

/// A standard stream of the process. Every error is reported.
///
/// Swift's `print` ignores errors such as a full disk.
package final class StandardStream: Sendable {
  /// Standard output. It is buffered until ``flush()`` or until the buffer is full.
  package static let output = StandardStream(
    fileDescriptor: STDOUT_FILENO, name: "standard output", bufferSize: 1 << 16)
  /// Standard error. It is written at once.
  package static let error = StandardStream(
    fileDescriptor: STDERR_FILENO, name: "standard error", bufferSize: 0)

  private let fileDescriptor: Int32
  private let name: String
  private let bufferSize: Int
  private let pending = Mutex(Pending())

  private struct Pending {
    var bytes: [UInt8] = []
    /// What went wrong in ``drain()``.
    var failure: OutputError?

    mutating func report() throws(OutputError) {
      guard let failure else { return }
      self.failure = nil
      throw failure
    }
  }

  /// - Parameters:
  ///   - name: The name of the stream in errors.
  ///   - bufferSize: In bytes.
  package init(fileDescriptor: Int32, name: String, bufferSize: Int) {
    self.fileDescriptor = fileDescriptor
    self.name = name
    self.bufferSize = bufferSize
  }

  /// Ignores SIGPIPE, so that a write to a pipe without a reader throws ``OutputError/closed`` and
  /// does not end the process. Child processes inherit this.
  package static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

  package func capabilities(environment: [String: String]) -> TerminalCapabilities {
    TerminalCapabilities(fileDescriptor: fileDescriptor, environment: environment)
  }

  package func write(_ text: String) throws(OutputError) { try write(Array(text.utf8)) }

  package func write(_ bytes: [UInt8]) throws(OutputError) {
    try pending.withLock { pending throws(OutputError) in
      try pending.report()
      pending.bytes.append(contentsOf: bytes)
      if pending.bytes.count > bufferSize { try send(&pending.bytes) }
    }
  }

  /// Writes the buffer. Call it before the program ends, which does not happen by itself.
  package func flush() throws(OutputError) {
    try pending.withLock { pending throws(OutputError) in
      try pending.report()
      try send(&pending.bytes)
    }
  }

  /// Writes the buffer. The next write or flush reports an error.
  package func drain() {
    pending.withLock { pending in
      do throws(OutputError) {
        try send(&pending.bytes)
      } catch {
        pending.failure = pending.failure ?? error
      }
    }
  }

  /// Whether it is a pipe whose reader has gone. A write would say so too, but there may be nothing to
  /// write for a long time.
  package var hasLostReader: Bool {
    var state = pollfd(fd: fileDescriptor, events: 0, revents: 0)
    return poll(&state, 1, 0) > 0 && state.revents & Int16(POLLERR) != 0
  }

  /// Writes and empties `bytes`. It is emptied even after an error, because writing is not retried.
  private func send(_ bytes: inout [UInt8]) throws(OutputError) {
    let all = bytes
    bytes.removeAll(keepingCapacity: true)
    var sent = 0
    while sent < all.count {
      let count = all.dropFirst(sent).withUnsafeBytes { rest in
        SystemCall.retrying { Glibc.write(fileDescriptor, rest.baseAddress, rest.count) }
      }
      if count >= 0 {
        sent += count
      } else if errno == EAGAIN {
        var ready = pollfd(fd: fileDescriptor, events: Int16(POLLOUT), revents: 0)
        poll(&ready, 1, -1)
      } else if errno == EPIPE {
        throw .closed
      } else {
        throw .failed(stream: name, code: errno)
      }
    }
  }
}

/// Why text could not be written.
package enum OutputError: Error, Hashable, CustomStringConvertible {
  /// The reader closed the pipe, as `head -1` does. This is not worth a message.
  case closed
  /// `code` is a value of errno, for example ENOSPC or EIO.
  case failed(stream: String, code: Int32)

  package var description: String {
    switch self {
    case .closed: "the reader has closed the output"
    case .failed(let stream, EBADF): "\(stream) is closed"
    case .failed(let stream, let code): "cannot write to \(stream): \(Self.text(of: code))"
    }
  }

  private static func text(of code: Int32) -> String {
    SystemCall.reason(of: code)
  }
}
