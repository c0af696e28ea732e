import Editorial
import Manuscripts
import Terminal
import TerminalManuscripts
import TestSupport
import Testing

struct `Typed text never controls a terminal` {
  @Test(arguments: [
    "a\u{1B}[31mb", "`a\u{1B}b`", "    a\u{1B}b", "<div>\u{1B}</div>", "a <b\u{1B}>", "&#27;[31m",
    "[a\u{1B}](b)", "[a](b&#27;)", "![a&#27;](<b\u{1B}c>)", "# a\u{202E}b", "- a\u{9B}b",
    "```\n\u{1B}\n```", "a&#10;b", "[x](a&#10;b)",
  ])
  func `in any part of a manuscript`(markdown: String) {
    let lines = MarkdownDocument(markdown).lines(
      width: 80, paint: Paint(isOn: false), leadIn: "\u{1B}[2J")
    #expect(lines.allSatisfy(Self.isInert))
    #expect(lines.first?.hasPrefix("␛[2J") == true)
  }

  @Test(arguments: 0..<50)
  func `in random text`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<40 {
      let (old, new) = (RandomText.hostile(&random), RandomText.hostile(&random))
      let lines =
        MarkdownDocument(old).lines(width: 30, paint: Paint(isOn: false))
        + WordDiff(from: old, to: new).lines(width: 30, paint: Paint(isOn: false), context: 0)
      #expect(lines.allSatisfy(Self.isInert), "\(old.debugDescription) \(new.debugDescription)")
    }
  }

  private static func isInert(_ line: String) -> Bool {
    line.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x00...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: false
      default: true
      }
    }
  }
}
