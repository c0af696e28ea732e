import Glibc
import PlainText

/// Reads a file or standard input line by line. Only a chunk and the current line are in memory.
package struct LineReader {
  package let input: NamedInput
  /// The most bytes of a line.
  private let limit: Int

  private var pending: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  private var number = 0
  private var chunk = [UInt8](repeating: 0, count: 1 << 18)

  package init(_ input: NamedInput, limit: Int) {
    self.input = input
    self.limit = limit
  }

  /// The next line that is not blank, with its number from 1; nil at the end.
  package mutating func next() throws(Failure) -> (number: Int, text: ArraySlice<UInt8>)? {
    while var line = try nextLine() {
      if number == 1 { line = ByteOrderMark.removed(from: line) }
      if !line.allSatisfy({ [0x20, 0x09, 0x0D].contains($0) }) { return (number, line) }
    }
    return nil
  }

  /// The number of lines; nil if the input cannot be read twice.
  package func count() -> Int? {
    guard lseek(input.descriptor, 0, SEEK_CUR) == 0 else { return nil }
    defer { lseek(input.descriptor, 0, SEEK_SET) }
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    var lines = 0
    var last = UInt8(ascii: "\n")
    while true {
      guard let count = try? input.read(into: &chunk) else { return nil }
      guard count > 0 else { return lines + (last == UInt8(ascii: "\n") ? 0 : 1) }
      for byte in chunk[..<count] where byte == UInt8(ascii: "\n") { lines += 1 }
      last = chunk[count - 1]
    }
  }

  private mutating func nextLine() throws(Failure) -> ArraySlice<UInt8>? {
    var searched = start
    while true {
      if let end = pending[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        number += 1
        return pending[start..<end]
      }
      guard pending.count - start <= limit else {
        throw Failure(
          .invalid, "\(input.name), line \(number + 1), is longer than \(limit) bytes",
          .raiseManuscriptLimit)
      }
      if isAtEnd {
        defer { start = pending.endIndex }
        number += 1
        return start == pending.endIndex ? nil : pending[start...]
      }
      pending.removeSubrange(..<start)
      start = 0
      searched = pending.endIndex
      try readMore()
    }
  }

  private mutating func readMore() throws(Failure) {
    let count = try input.read(into: &chunk)
    pending += chunk[..<count]
    isAtEnd = count == 0
  }
}
