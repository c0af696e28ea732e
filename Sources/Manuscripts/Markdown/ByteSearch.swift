import Glibc

extension [UInt8] {
  /// As `contains`, with the processor's instructions for it.
  func has(_ character: Unicode.Scalar) -> Bool {
    withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return false }
      return memchr(start, Int32(character.value), bytes.count) != nil
    }
  }
  /// Whether it contains these bytes in a row.
  func has(text: StaticString) -> Bool {
    withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return false }
      return memmem(start, bytes.count, text.utf8Start, text.utf8CodeUnitCount) != nil
    }
  }
}
