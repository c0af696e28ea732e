import Testing

@testable import XML

struct XMLWriterTests {
  private func text(_ body: (XMLWriter) -> Void) throws -> String {
    let writer = try XMLWriter()
    body(writer)
    return String(decoding: try writer.taken(), as: UTF8.self)
  }

  @Test func `text and attributes are escaped`() throws {
    let xml = try text { writer in
      writer.begin("a", ["b": "<\"&\n", "c": nil])
      writer.write(text: "x < y & \"z\"\r")
      writer.write("d", ["e": "1"])
      writer.write("f:g", text: "h")
      writer.write(wellFormed: "<i>j</i>")
      writer.end()
    }
    #expect(
      xml == "<a b=\"&lt;&quot;&amp;&#10;\">x &lt; y &amp; &quot;z&quot;&#13;"
        + "<d e=\"1\"/><f:g>h</f:g><i>j</i></a>")
  }

  @Test(arguments: [
    ("a\u{0}b\u{8}c\u{1F}", "a\u{FFFD}b\u{FFFD}c\u{FFFD}"), ("\u{7F}\u{85}é", "\u{FFFD}\u{FFFD}é"),
    ("\u{FFFE}x\u{FFFF}\u{FFFD}", "\u{FFFD}x\u{FFFD}\u{FFFD}"), ("\t\n", "\t\n"), ("", ""),
    ("日本 👩‍👩‍👧 עברית", "日本 👩‍👩‍👧 עברית"),
  ])
  func `a character that XML cannot contain is replaced`(given: String, written: String) throws {
    #expect(try text { $0.write("a", text: given) } == "<a>\(written)</a>")
    #expect(XMLText.valid(given) == written)
  }

  @Test func `what was taken is not kept`() throws {
    let writer = try XMLWriter()
    writer.declare()
    writer.begin("feed")
    writer.write(text: "\n")
    #expect(
      String(decoding: try writer.taken(), as: UTF8.self)
        == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed>\n")
    for number in 1...3 {
      writer.write("entry", text: "\(number)")
      #expect(String(decoding: try writer.taken(), as: UTF8.self) == "<entry>\(number)</entry>")
    }
    writer.end()
    #expect(String(decoding: try writer.taken(), as: UTF8.self) == "</feed>")
  }

  @Test func `elements without a common parent may follow each other`() throws {
    let xml = try text { writer in
      for number in 1...3 { writer.write("entry", text: "\(number)") }
    }
    #expect(xml == "<entry>1</entry><entry>2</entry><entry>3</entry>")
  }
}
