extension [UInt8] {
  /// The bytes whose hexadecimal digits are `hex` in ASCII, or nil when it is not that.
  package init?(hex: UnsafeRawBufferPointer) {
    guard hex.count.isMultiple(of: 2) else { return nil }
    self = []
    reserveCapacity(hex.count / 2)
    for start in stride(from: 0, to: hex.count, by: 8) {
      let count = Swift.min(8, hex.count - start)
      var digits = HexDigits.zeros
      Swift.withUnsafeMutableBytes(of: &digits) {
        $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: hex[start..<start + count]))
      }
      guard let bytes = HexDigits(littleEndian: digits).bytes else { return nil }
      Swift.withUnsafeBytes(of: bytes.littleEndian) { append(contentsOf: $0.prefix(count / 2)) }
    }
  }
}
