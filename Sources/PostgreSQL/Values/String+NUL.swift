import Glibc

extension String {
  /// Whether a NUL is in it, which C takes for its end. Asked of every text and statement that is sent.
  var hasNUL: Bool {
    utf8.withContiguousStorageIfAvailable { bytes in
      bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false
    } ?? utf8.contains(0)
  }
}
