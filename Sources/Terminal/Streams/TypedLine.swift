import Glibc
import SystemCalls

/// Reads a line that a person types.
package enum TypedLine {
  /// Reads no byte after the end of the line.
  ///
  /// - Parameters:
  ///   - descriptor: The file descriptor of a terminal.
  ///   - limit: In bytes. Bytes beyond it are ignored.
  /// - Returns: The line without its end, or nil at the end of the input.
  /// - Throws: ``OutputError`` if the terminal cannot be read.
  package static func read(
    from descriptor: Int32, limit: Int
  ) throws(OutputError) -> [UInt8]? {
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while true {
      let count = SystemCall.retrying { Glibc.read(descriptor, &byte, 1) }
      guard count >= 0 else { throw .failed(stream: "the terminal", code: errno) }
      if count == 0 { return line.isEmpty ? nil : line }
      if byte == UInt8(ascii: "\n") { return line }
      if line.count < limit { line.append(byte) }
    }
  }
}
