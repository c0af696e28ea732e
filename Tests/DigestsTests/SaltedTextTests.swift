import Digests
import Testing

struct SaltedTextTests {
  @Test func `the key is the digest of the salt followed by the text`() throws {
    let salt = try #require(Salt(bytes: Array(0..<16)))
    let text = SaltedText("Grüße", salt: salt)
    #expect(text.key == Digest(of: Array(0..<16) + Array("Grüße".utf8)))
  }

  @Test func `a text has one key for each salt`() {
    let salt = Salt.random()
    #expect(SaltedText("a", salt: salt).key == SaltedText("a", salt: salt).key)
    #expect(SaltedText("a", salt: salt).key != SaltedText("b", salt: salt).key)
    #expect(SaltedText("a", salt: salt).key != SaltedText("a", salt: .random()).key)
  }

  @Test func `a salt has 16 bytes, and no two salts are equal`() {
    #expect(Salt.random().bytes.count == 16)
    #expect(Set((0..<100).map { _ in Salt.random() }).count == 100)
    #expect(Salt(bytes: []) == nil)
    #expect(Salt(bytes: [UInt8](repeating: 0, count: 17)) == nil)
  }
}
