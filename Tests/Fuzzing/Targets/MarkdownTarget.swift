import Manuscripts
import Terminal
import TerminalManuscripts

/// The text of a manuscript on a terminal.
enum MarkdownTarget {
  static func check(_ bytes: UnsafeRawBufferPointer) {
    let document = MarkdownDocument(String(decoding: bytes, as: UTF8.self))
    require(document.wordCount <= document.plainText.utf8.count, "a word has a letter")
    for width in [20, 80] {
      let lines = document.lines(width: width, paint: Paint(isOn: false), leadIn: "Skerry:")
      for line in lines {
        require(isInert(line), "a line does not control the terminal", line.debugDescription)
        require(
          DisplayWidth(of: line).cells <= width, "no line is wider than the screen",
          line.debugDescription)
      }
    }
    for line in document.lines(width: 40, paint: Paint(isOn: true)) {
      require(
        isInert(PaintedText(line).withoutPaint), "only styles control the terminal",
        line.debugDescription)
    }
  }
}
