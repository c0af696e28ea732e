import CZlib

/// Inflates gzip members as their bytes come, in pieces of bounded size: however much a file would
/// inflate to, no more than a piece of it is held, and whoever reads may stop.
package final class GzipReader {
  private var stream = z_stream()
  private var isInMember = false
  /// Compressed bytes read.
  private var offset = 0
  /// Where the last whole member ended, in compressed bytes: a broken file is good up to there.
  package private(set) var endOfWholeMembers = 0

  package init() {
    let status = inflateInit2_(
      &stream, GzipMember.gzipWindow, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib has no memory, or is another than it was built with")
  }

  deinit { inflateEnd(&stream) }

  /// Reads on, and hands over what that inflates to, at most ``piece`` bytes at a time.
  package func read(
    _ bytes: [UInt8], _ body: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    var bytes = bytes
    try bytes.withUnsafeMutableBufferPointer { source in
      stream.next_in = source.baseAddress
      stream.avail_in = UInt32(source.count)
      let start = offset
      while stream.avail_in > 0 {
        if !isInMember {
          inflateReset(&stream)
          isInMember = true
        }
        try inflateOne(body)
        offset = start + source.count - Int(stream.avail_in)
        if !isInMember { endOfWholeMembers = offset }
      }
    }
  }

  /// Ends the data.
  ///
  /// - Throws: ``GzipError/truncated`` within a member, and where there was none.
  package func finish() throws(GzipError) {
    guard !isInMember, endOfWholeMembers > 0 else { throw .truncated }
  }

  /// Bytes that are handed over at a time.
  package static let piece = 64 << 10

  /// Inflates until the bytes at hand, or the member, are over.
  private func inflateOne(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    try withUnsafeTemporaryAllocation(byteCount: Self.piece, alignment: 1) { piece in
      repeat {
        stream.next_out = piece.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.avail_out = UInt32(piece.count)
        let status = inflate(&stream, Z_NO_FLUSH)
        let count = piece.count - Int(stream.avail_out)
        guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
          throw GzipError.malformed(offset: offset + 1)
        }
        if count > 0 { try body(UnsafeRawBufferPointer(rebasing: piece[..<count])) }
        if status == Z_STREAM_END { isInMember = false }
      } while isInMember && stream.avail_out == 0
    }
  }
}
