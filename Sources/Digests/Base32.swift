extension [UInt8] {
  /// The letters A to Z and the digits 2 to 7, each for five bits (RFC 4648), without padding.
  package var base32: String {
    let alphabet = [Character]("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    var text = ""
    var (bits, count) = (UInt32(0), 0)
    for byte in self {
      bits = bits << 8 | UInt32(byte)
      count += 8
      while count >= 5 {
        count -= 5
        text.append(alphabet[Int(bits >> UInt32(count) & 31)])
      }
    }
    if count > 0 { text.append(alphabet[Int(bits << UInt32(5 - count) & 31)]) }
    return text
  }
}
