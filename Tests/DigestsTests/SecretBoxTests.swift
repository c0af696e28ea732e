import Digests
import Testing

@Suite struct SecretBoxTests {
  private let message = Array("correct horse battery staple".utf8)

  @Test func `a sealed message opens with its key alone`() {
    let (key, other) = (SecretBox.randomKey(), SecretBox.randomKey())
    let sealed = SecretBox.seal(message, with: key)
    #expect(SecretBox.open(sealed, with: key) == message)
    #expect(SecretBox.open(sealed, with: other) == nil)
    #expect(SecretBox.open(sealed, with: Array(key.dropLast())) == nil)
    #expect(SecretBox.seal(message, with: key) != sealed, "no two are alike")
    #expect(SecretBox.open(SecretBox.seal([], with: key), with: key) == [])
  }

  @Test func `every change of a sealed message is detected`() {
    let key = SecretBox.randomKey()
    let sealed = SecretBox.seal(message, with: key)
    for index in sealed.indices {
      var changed = sealed
      changed[index] ^= 1
      #expect(SecretBox.open(changed, with: key) == nil)
    }
    for count in 0..<sealed.count {
      #expect(SecretBox.open(Array(sealed[..<count]), with: key) == nil)
    }
  }
}
