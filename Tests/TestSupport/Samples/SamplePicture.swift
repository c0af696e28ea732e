/// A picture that tests make without a program: a PNG whose pixels are not compressed.
package enum SamplePicture {
  /// - Parameters:
  ///   - shade: The grey of all pixels. Other shades give other bytes.
  ///   - texts: The contents of `tEXt` chunks, such as `Author\0Eva`.
  package static func png(
    width: Int = 4, height: Int = 3, shade: UInt8 = 128, texts: [String] = []
  ) -> [UInt8] {
    let line = [0] + [UInt8](repeating: shade, count: width)
    let pixels = (0..<height).flatMap { _ in line }
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk("IHDR", number(width) + number(height) + [8, 0, 0, 0, 0])
      + texts.flatMap { chunk("tEXt", Array($0.utf8)) }
      + chunk("IDAT", stored(pixels)) + chunk("IEND", [])
  }

  /// A chunk with its length and checksum.
  package static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let named = Array(name.utf8) + content
    let crc = ~named.reduce(~UInt32(0)) { crc, byte in
      (0..<8).reduce(crc ^ UInt32(byte)) { value, _ in
        value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1
      }
    }
    return number(content.count) + named + number(Int(crc))
  }

  /// As zlib stores bytes without compressing them.
  private static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = [0x78, 0x01]
    var rest = bytes[...]
    repeat {
      let block = rest.prefix(65_535)
      rest = rest.dropFirst(block.count)
      let count = UInt16(block.count)
      result.append(rest.isEmpty ? 1 : 0)
      for length in [count, ~count] { result += [UInt8(length & 0xFF), UInt8(length >> 8)] }
      result += block
    } while !rest.isEmpty
    var (a, b) = (1, 0)
    for byte in bytes {
      a = (a + Int(byte)) % 65_521
      b = (b + a) % 65_521
    }
    return result + number(b << 16 | a)
  }

  private static func number(_ value: Int) -> [UInt8] {
    withUnsafeBytes(of: UInt32(value).bigEndian) { Array($0) }
  }
}
