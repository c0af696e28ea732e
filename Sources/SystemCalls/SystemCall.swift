package import Glibc

/// POSIX calls that continue after a signal has interrupted them.
package enum SystemCall {
  /// Repeats `call` for as long as a signal interrupts it (`EINTR`).
  ///
  /// - Parameter call: Returns -1 and sets `errno` when it fails.
  /// - Returns: The result of the last call. When it is -1, `errno` says why.
  package static func retrying<Result: SignedInteger>(_ call: () -> Result) -> Result {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }

  /// Creates a folder that only its owner can use, and whose name nobody can guess.
  ///
  /// - Returns: Its path. Nil when it cannot be created; then `errno` says why.
  package static func makePrivateFolder(in parent: String) -> String? {
    // mkdtemp replaces the six letters.
    var name = Array("\(parent)/galley-XXXXXX".utf8CString)
    return name.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
  }

  /// What an error code means, in words.
  package static func reason(of code: Int32) -> String {
    strerror(code).map { String(cString: $0) } ?? "error \(code)"
  }

  /// Reads until the end of the file or of the stream.
  ///
  /// - Parameters:
  ///   - limit: In bytes. Reading stops as soon as there are more.
  ///   - received: Receives the bytes of each read as they come.
  /// - Returns: All bytes, or more than `limit` when there are more. Nil when a read failed; then
  ///   `errno` says why.
  package static func readAll(
    from descriptor: Int32, limit: Int = .max, received: (ArraySlice<UInt8>) -> Void = { _ in }
  ) -> [UInt8]? {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4_096)
    while bytes.count <= limit {
      let count = retrying { read(descriptor, &chunk, chunk.count) }
      if count < 0 { return nil }
      if count == 0 { break }
      bytes += chunk[..<count]
      received(chunk[..<count])
    }
    return bytes
  }

  /// Writes all of `bytes`.
  ///
  /// - Returns: Whether it succeeded. If not, `errno` says why, and a part may have been written.
  package static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = retrying {
        rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      }
      if count < 0 { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Waits for a child process to end.
  ///
  /// - Returns: Its exit code, or 128 and the number of the signal that ended it. Nil when there is
  ///   no such child; then `errno` says why.
  package static func waitForExit(of child: pid_t) -> Int32? {
    var status: Int32 = 0
    guard retrying({ waitpid(child, &status, 0) }) >= 0 else { return nil }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}
