import CZlib

/// One gzip member (RFC 1952). Several members in a row form one gzip file, which `zcat` reads.
package enum GzipMember {
  /// The whole member that inflates to `bytes`. It contains no time and no name, so that the same
  /// bytes always give the same member.
  package static func compress(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    let status = deflateInit2_(
      &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, Self.gzipWindow, 8, Z_DEFAULT_STRATEGY,
      ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib has no memory, or has another version than at build time")
    defer { deflateEnd(&stream) }
    var bytes = bytes
    let bound = Int(deflateBound(&stream, UInt(bytes.count)))
    return bytes.withUnsafeMutableBufferPointer { source in
      [UInt8](unsafeUninitializedCapacity: bound) { target, count in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        let status = deflate(&stream, Z_FINISH)
        precondition(status == Z_STREAM_END, "the bound of the output was too small")
        count = target.count - Int(stream.avail_out)
      }
    }
  }

  /// The largest window, and a gzip header and trailer around the data.
  static let gzipWindow: Int32 = 15 + 16
}
