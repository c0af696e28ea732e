import Glibc
import Gzip
import PostgresEventStore

/// Reads the lines of an export as they come. However much the file inflates to, no more than a line
/// of it is held, and no line is longer than a row of a newsroom can be.
struct ExportReader {
  let input: NamedInput

  /// Bytes of a line at the most: the largest text that the log takes, and what escaping may add.
  private static let longest = 640 << 20
  /// Of the first line, so that what is no export is found out early.
  private static let longestHeader = 1 << 16

  /// Hands over the lines, without their newlines.
  ///
  /// - Parameter length: How many compressed bytes to read; all where it is nil.
  /// - Throws: `TransferError` with the line where the file is damaged or ends too early.
  func lines(
    ofFirst length: Int? = nil, _ body: (ArraySlice<UInt8>) throws -> Void
  ) throws {
    let reader = GzipReader()
    var line: [UInt8] = []
    var number = 1
    do {
      try chunks(ofFirst: length) { chunk in
        try reader.read(chunk) { piece in
          var rest = piece
          while let end = Self.newline(in: rest) {
            line.append(contentsOf: rest[..<end])
            try body(line[...])
            number += 1
            line.removeAll(keepingCapacity: line.capacity <= 1 << 20)
            rest = UnsafeRawBufferPointer(rebasing: rest[(end + 1)...])
          }
          line.append(contentsOf: rest)
          guard line.count <= (number == 1 ? Self.longestHeader : Self.longest) else {
            throw TransferError(line: number, "it is longer than any row of a newsroom")
          }
        }
      }
      try reader.finish()
    } catch let error as GzipError {
      throw TransferError(line: number, "\(error)")
    }
    guard line.isEmpty else { throw TransferError(line: number, "it has no end") }
  }

  private static func newline(in piece: UnsafeRawBufferPointer) -> Int? {
    guard let start = piece.baseAddress, let end = memchr(start, 0x0A, piece.count) else {
      return nil
    }
    return UnsafeRawPointer(end) - start
  }

  /// How many bytes of it are whole gzip members.
  func wholeMembers() throws -> Int {
    let reader = GzipReader()
    do {
      try chunks { try reader.read($0) { _ in } }
    } catch is GzipError {
      // As far as it is good.
    }
    return reader.endOfWholeMembers
  }

  /// Whether a file without a whole member is what an export leaves that was interrupted at once:
  /// nothing, or the first bytes of one, which are the same on every day.
  func isBeginning() throws -> Bool {
    guard lseek(input.descriptor, 0, SEEK_SET) == 0 else { return false }
    let header = GzipMember.compress([]).prefix(Self.gzipHeader)
    let title = Array("{\"chain\":\"".utf8)
    let reader = GzipReader()
    var first: [UInt8] = []
    var inflated: [UInt8] = []
    do {
      try chunks(ofFirst: 1 << 16) { chunk in
        first += chunk.prefix(Self.gzipHeader - first.count)
        try reader.read(chunk) { inflated += $0.prefix(title.count - inflated.count) }
      }
    } catch is GzipError {
      return false
    }
    return header.starts(with: first) && title.starts(with: inflated)
  }

  /// Bytes of a member's header without names (RFC 1952, section 2.3).
  private static let gzipHeader = 10

  private func chunks(
    ofFirst length: Int? = nil, _ body: ([UInt8]) throws -> Void
  ) throws {
    var left = length ?? .max
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while left > 0 {
      let count = try input.read(into: &chunk, atMost: left)
      if count == 0 { return }
      left -= count
      try body(Array(chunk[..<count]))
    }
  }
}
