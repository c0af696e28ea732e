import Glibc

extension [UInt8] {
  /// As `contains`, with the processor's instructions for it.
  func has(_ character: Unicode.Scalar) -> Bool {
    withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return false }
      return memchr(start, Int32(character.value), bytes.count) != nil
    }
  }

  /// Whether it contains these characters in a row.
  func has(text: StaticString) -> Bool {
    withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return false }
      let (first, count) = (Int32(text.utf8Start.pointee), text.utf8CodeUnitCount)
      var rest = bytes[...]
      while rest.count >= count, let found = memchr(base + rest.startIndex, first, rest.count) {
        let start = UnsafeRawPointer(found) - base
        guard start + count <= bytes.count else { return false }
        if memcmp(found, text.utf8Start, count) == 0 { return true }
        rest = bytes[(start + 1)...]
      }
      return false
    }
  }
}
