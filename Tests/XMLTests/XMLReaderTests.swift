import Foundation
import Testing

@testable import XML

struct XMLReaderTests {
  /// Reads a text in pieces of a few bytes.
  private static func events(
    of bytes: [UInt8], limit: Int = 1_000_000, piece: Int = 7
  ) throws -> [MarkupEvent] {
    var rest = bytes[...]
    let reader = try XMLReader(limit: limit) { buffer in
      let count = min(piece, buffer.count, rest.count)
      buffer.copyBytes(from: rest.prefix(count))
      rest = rest.dropFirst(count)
      return count
    }
    var events: [MarkupEvent] = []
    while let event = try reader.next() {
      if case .text(let text) = event, case .text(let former)? = events.last {
        events[events.count - 1] = .text(former + text)
      } else {
        events.append(event)
      }
    }
    return events
  }

  private static func problem(
    of text: String, limit: Int = 1_000_000, piece: Int = 4_096
  ) -> String? {
    do {
      _ = try events(of: Array(text.utf8), limit: limit, piece: piece)
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test func `elements, attributes, text and comments come in order`() throws {
    let xml = #"<a xmlns:w="urn:w"><w:b c="1&amp;2">x&lt;y<![CDATA[<z>]]></w:b><d/><!-- e --></a>"#
    #expect(
      try Self.events(of: Array(xml.utf8)) == [
        .start(MarkupElement("a", attributes: ["w": "urn:w"])),
        .start(MarkupElement("b", namespace: "urn:w", attributes: ["c": "1&2"])),
        .text("x<y<z>"), .end, .start(MarkupElement("d")), .end, .comment(" e "), .end,
      ])
  }

  @Test func `a declared encoding is read`() throws {
    let latin1 =
      Array(#"<?xml version="1.0" encoding="ISO-8859-1"?><a>"#.utf8) + [0xE9] + Array("</a>".utf8)
    #expect(try Self.events(of: latin1)[1] == .text("é"))
    var utf16: [UInt8] = [0xFF, 0xFE]
    for unit in "<a>é</a>".utf16 { utf16 += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    #expect(try Self.events(of: utf16)[1] == .text("é"))
  }

  @Test(arguments: [
    ("<a>\n<b>\n</a>", "line 3: it is not well-formed XML: Opening and ending tag mismatch"),
    ("<a>\n\u{1}</a>", "line 2: it contains a control character"),
    ("<a b='\n\u{1}'/>", "it contains a control character"),
    ("<a>\n<!-- \u{1} --></a>", "line 2: it contains a control character"),
    ("<a>\nb & c</a>", "line 2: an ampersand in the text must be written as &amp;"),
    ("<a>\nb&c d</a>", "line 2: an ampersand in the text must be written as &amp;"),
    ("<a/>b", "line 1: it is not XML"),
    ("<a>\n\n", "line 3: it ends before all elements are closed"),
    ("", "it is not XML"), ("plain", "line 1: it is not XML"),
    ("<a>\n&nbsp;</a>", "line 2: it refers to an entity, which is not supported"),
  ])
  func `a malformed text is refused with its line`(xml: String, start: String) throws {
    let problem = try #require(Self.problem(of: xml))
    #expect(problem.contains(start))
    #expect(!problem.contains("\n"))
  }

  @Test func `bytes that are not in the encoding are refused`() throws {
    let latin1 = #expect(throws: XMLProblem.self) {
      try Self.events(of: Array("<a>".utf8) + [0xE9, 0x20] + Array("</a>".utf8))
    }
    #expect(latin1?.kind == .encoding)
    let nul = #expect(throws: XMLProblem.self) {
      try Self.events(of: Array("<a>x".utf8) + [0] + Array("y</a>".utf8))
    }
    #expect(nul?.kind == .controlCharacter)
  }

  @Test func `no entity expands`() throws {
    var laughs = #"<!DOCTYPE a [<!ENTITY l0 "ha">"#
    for level in 1...40 {
      let former = String(repeating: "&l\(level - 1);", count: 10)
      laughs += "<!ENTITY l\(level) \"\(former)\">"
    }
    laughs += "]>\n<a b=\"&l40;\">&l40;</a>"
    let problem = try #require(Self.problem(of: laughs))
    #expect(
      problem.contains("document type declaration") || problem.contains("entit"), "\(problem)")
    let file = #"<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>"#
    #expect(Self.problem(of: file)?.contains("document type declaration") == true)
    #expect(
      Self.problem(of: #"<!DOCTYPE a SYSTEM "http://127.0.0.1:1/a.dtd"><a/>"#)?
        .contains("document type declaration") == true)
  }

  @Test func `a text over the limit is refused before all of it is read`() throws {
    let long = "<a><![CDATA[" + String(repeating: "x", count: 20_000) + "]]></a>"
    #expect(Self.problem(of: long, limit: 20_000) == nil)
    #expect(
      Self.problem(of: long, limit: 19_999)
        == "line 1: a text, tag or comment is longer than 19999 bytes")
    // The parser has limits of its own.
    let huge = String(repeating: "x", count: 10_000_001)
    for text in ["<a>\(huge)</a>", "<a><![CDATA[\(huge)]]></a>", "<a b='\(huge)'/>"] {
      #expect(
        Self.problem(of: text, limit: 20_000_000, piece: 1 << 16)
          == "line 1: a text, tag or comment is longer than 10000000 bytes")
    }
    var count = 0
    let endless = try XMLReader(limit: 1_000) { buffer in
      for place in buffer.indices {
        buffer[place] = count < 7 ? Array("<a><!--".utf8)[count] : UInt8(ascii: "x")
        count += 1
      }
      return buffer.count
    }
    #expect(throws: XMLProblem.self) { while try endless.next() != nil {} }
    #expect(count < 2_000_000)
  }

  @Test func `elements that are nested too deeply are refused`() {
    let deep = String(repeating: "<a>", count: 10_000)
    #expect(Self.problem(of: deep) == "line 1: elements are nested more than 256 deep")
    #expect(throws: XMLProblem.self) {
      try HTMLReader.events(of: String(repeating: "<div>", count: 10_000))
    }
  }

  @Test func `an error of the input ends the reading`() throws {
    struct Broken: Error {}
    let reader = try XMLReader { _ in throw Broken() }
    #expect(throws: XMLProblem.self) { _ = try reader.next() }
  }

  @Test func `HTML is read as browsers do`() throws {
    let events = try HTMLReader.events(of: "<!-- wp -->é<p>a<br>b<p>&hellip;<script>x<y</script>")
    #expect(
      events == [
        .comment(" wp "), .text("é"), .start(MarkupElement("p")), .text("a"),
        .start(MarkupElement("br")), .end, .text("b"), .end, .start(MarkupElement("p")),
        .text("…"), .start(MarkupElement("script")), .text("x<y"), .end, .end,
      ])
  }
}
