package import Foundation

extension UUID {
  /// In lower-case letters, as PostgreSQL writes it.
  package var text: String {
    let digits: StaticString = "0123456789abcdef"
    return withUnsafeBytes(of: uuid) { bytes in
      String(unsafeUninitializedCapacity: 36) { text in
        var end = 0
        for (index, byte) in bytes.enumerated() {
          if index == 4 || index == 6 || index == 8 || index == 10 {
            text[end] = UInt8(ascii: "-")
            end += 1
          }
          text[end] = digits.utf8Start[Int(byte >> 4)]
          text[end + 1] = digits.utf8Start[Int(byte & 15)]
          end += 2
        }
        return end
      }
    }
  }
}
