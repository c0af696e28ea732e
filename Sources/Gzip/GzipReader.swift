import CZlib

/// Inflates gzip members as their bytes arrive, in pieces of bounded size. It holds at most one
/// piece in memory, regardless of the inflated size. The caller may stop at any time.
package final class GzipReader {
  private var stream = z_stream()
  private var isInMember = false
  /// How many compressed bytes have been read.
  private var offset = 0
  /// Where the last whole member ended, in compressed bytes. A damaged file can be used up to
  /// there.
  package private(set) var endOfWholeMembers = 0

  package init() {
    let status = inflateInit2_(
      &stream, GzipMember.gzipWindow, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib has no memory, or has another version than at build time")
  }

  deinit { inflateEnd(&stream) }

  /// Inflates more bytes, and calls `body` with the result, at most ``piece`` bytes at a time.
  ///
  /// - Throws: ``GzipError/malformed(offset:)``, or what `body` throws.
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

  /// Checks that the data ends here.
  ///
  /// - Throws: ``GzipError/truncated`` within a member, and when there was none.
  package func finish() throws(GzipError) {
    guard !isInMember, endOfWholeMembers > 0 else { throw .truncated }
  }

  /// How many bytes `read` passes on at a time.
  package static let piece = 64 << 10

  /// Inflates until the end of the input or of the member.
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

/// Why bytes are not valid gzip members (RFC 1952).
package enum GzipError: Error, Hashable, CustomStringConvertible {
  /// The bytes are not gzip, or were changed, somewhere before this byte.
  case malformed(offset: Int)
  /// The bytes end within a member.
  case truncated

  package var description: String {
    switch self {
    case .malformed(let offset): "the compressed data is damaged before byte \(offset)"
    case .truncated: "the compressed data ends too early"
    }
  }
}
