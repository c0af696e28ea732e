import Glibc
import Gzip
import PostgresEventStore

/// Reads the lines of an export one by one. It holds only one line in memory, and refuses a line that
/// is longer than a row of a newsroom can be.
struct ExportReader: Sendable {
  /// Writes the next compressed bytes to the beginning of the array, at most so many, and returns
  /// their number; 0 at the end.
  let read: @Sendable (inout [UInt8], Int) throws -> Int

  /// The limit of a line in bytes: the largest text that the log accepts, with room for escapes.
  private static let longest = 640 << 20
  /// The limit of the first line in bytes, to recognise early that a file is not an export.
  private static let longestHeader = 1 << 16

  /// Passes each line to `body`, without its newline.
  ///
  /// - Parameter length: How many compressed bytes to read, or nil for all.
  /// - Throws: `TransferError` with the number of the line if the file is damaged or ends too early.
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
    guard line.isEmpty else { throw TransferError(line: number, "the line is incomplete") }
  }

  private static func newline(in piece: UnsafeRawBufferPointer) -> Int? {
    guard let start = piece.baseAddress, let end = memchr(start, 0x0A, piece.count) else {
      return nil
    }
    return UnsafeRawPointer(end) - start
  }

  /// The number of bytes in complete gzip members.
  func wholeMembers() throws -> Int {
    let reader = GzipReader()
    do {
      try chunks { try reader.read($0) { _ in } }
    } catch is GzipError {
      // Count the members before the damage.
    }
    return reader.endOfWholeMembers
  }

  /// Whether input without a complete member is the start of an export: empty, or the first bytes of
  /// a member, which are always the same.
  func isBeginning() throws -> Bool {
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

  /// The size in bytes of a member's header without names (RFC 1952, section 2.3).
  private static let gzipHeader = 10

  private func chunks(
    ofFirst length: Int? = nil, _ body: ([UInt8]) throws -> Void
  ) throws {
    var left = length ?? .max
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while left > 0 {
      let count = try read(&chunk, left)
      if count == 0 { return }
      left -= count
      try body(Array(chunk[..<count]))
    }
  }
}
