import Glibc

extension [UInt8] {
  /// As `contains`, with the processor's instructions for it.
  func has(_ character: Unicode.Scalar) -> Bool {
    withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return false }
      return memchr(start, Int32(character.value), bytes.count) != nil
    }
  }
}
