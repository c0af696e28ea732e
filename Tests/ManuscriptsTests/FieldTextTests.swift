import Testing

@testable import Manuscripts

/// White space in fields.
@Suite struct FieldTextTests {
  @Test(arguments: [
    ("a b", "a b"), ("é “b” — c", "é “b” — c"), (" a", "a"), ("a ", "a"), ("a  b", "a b"),
    ("a\tb", "a b"), ("a\u{85}b", "a b"), ("a\u{2028}b", "a b"), ("a\r\nb", "a b"), ("", ""),
    (" ", ""), ("“a”  b", "“a” b"), ("©  b", "© b"),
  ])
  func `words are separated by one space, on one line`(text: String, tidy: String) {
    #expect(FieldText.tidy(text, keepsLines: false) == tidy)
  }

  @Test(arguments: [("a\n\n b ", "a\n\nb"), ("\na\n", "a"), ("a\u{2029}b", "a\nb"), ("a b", "a b")])
  func `lines are kept where a field has several`(text: String, tidy: String) {
    #expect(FieldText.tidy(text, keepsLines: true) == tidy)
  }

  @Test func `every control character but the line break is found`() {
    for value in UInt32(0)...0x2100 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isControl = scalar.properties.generalCategory == .control && scalar != "\n"
      #expect((FieldText.controlCharacter(in: "a\(scalar)b") == scalar) == isControl)
    }
  }
}
