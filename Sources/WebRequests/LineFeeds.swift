extension String {
  /// With a line feed in place of each line break, of whatever kind.
  var withLineFeeds: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count)
    var follows = false
    for byte in utf8 {
      if !(follows && byte == UInt8(ascii: "\n")) {
        bytes.append(byte == UInt8(ascii: "\r") ? UInt8(ascii: "\n") : byte)
      }
      follows = byte == UInt8(ascii: "\r")
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
