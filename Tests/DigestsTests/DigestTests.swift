import Digests
import Testing

struct DigestTests {
  /// The examples of FIPS 180-4 as NIST publishes them, and the empty message.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqr"
        + "lmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func `a message has the digest that NIST publishes`(_ message: String, _ hex: String) {
    #expect(Digest(of: message.utf8).hex == hex)
  }

  @Test func `a million letters have the digest that NIST publishes`() {
    let message = repeatElement(UInt8(ascii: "a"), count: 1_000_000)
    #expect(
      Digest(of: message).hex
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func `a digest is read in upper case and written in lower case`() throws {
    let digest = try #require(Digest(hex: String(repeating: "AB", count: 32)))
    #expect(digest.bytes == [UInt8](repeating: 0xAB, count: 32))
    #expect(digest.hex == String(repeating: "ab", count: 32))
  }

  @Test(arguments: [
    "", "ab", String(repeating: "a", count: 63), String(repeating: "a", count: 66),
    String(repeating: "g", count: 64), String(repeating: "é", count: 32),
  ])
  func `text other than 64 hexadecimal digits is not a digest`(_ hex: String) {
    #expect(Digest(hex: hex) == nil)
  }

  @Test func `a digest has 32 bytes`() {
    #expect(Digest(bytes: [UInt8](repeating: 0, count: 31)) == nil)
    #expect(Digest(bytes: [UInt8](repeating: 0, count: 32)) != nil)
  }

  @Test func `every digit is significant, and other characters are refused`() throws {
    let digest = Digest(of: "abc".utf8)
    let hex = Array(digest.hex.utf8)
    for index in hex.indices {
      for byte in UInt8.min...UInt8.max {
        var changed = hex
        changed[index] = byte
        let read = changed.withUnsafeBytes { Digest(hex: $0) }
        guard Unicode.Scalar(byte).properties.isASCIIHexDigit else {
          guard read == nil else {
            Issue.record("\(byte) is taken for a digit at \(index)")
            return
          }
          continue
        }
        let written = String(decoding: changed, as: UTF8.self).lowercased()
        guard let read, read.hex == written, (read == digest) == (written == digest.hex) else {
          Issue.record("\(written) is read as another digest")
          return
        }
      }
    }
  }

  @Test func `the bytes are the same in an array and in memory`() {
    let digest = Digest(of: "abc".utf8)
    #expect(digest.withUnsafeBytes { Array($0) } == digest.bytes)
    #expect(Digest(bytes: digest.bytes) == digest)
    #expect(digest.bytes.prefix(4) == [0xBA, 0x78, 0x16, 0xBF])
  }
}
