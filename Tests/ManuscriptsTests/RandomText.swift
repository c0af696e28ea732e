import TestSupport

/// Random texts that are likely to cause errors.
enum RandomText {
  private static let pieces = [
    "> ", ">", "- ", "* ", "1. ", "99. ", "  ", "    ", "\t", "\n", "\n", "\n\n", "#", "## ",
    "---\n",
    "```\n", "~~~", "`", "*", "**", "_", "[", "](", ")", "![", "<", "<b>", "<!--", "&amp;", "\\",
    "  \n",
    "word", "words and more words", "averyveryverylongwordindeedlongerthanaline", "北京", "，", "（",
    "）", "e\u{301}", "\u{1F4F0}", "\u{A0}", "https://a.example/", "|", "\"", "'",
  ]

  private static let unsafe = [
    "\u{1B}[31m", "\u{1B}]0;x\u{07}", "\u{07}", "\u{08}", "\r", "\u{7F}", "\u{9B}", "\u{85}",
    "\u{202E}", "\u{2066}", "\u{2069}", "\u{202A}", "\u{2028}", "\u{0B}", "\u{0C}", "&#27;",
    "&#x9b;",
    "&#x202e;", "&#10;", "&#13;",
  ]

  static func markdown(_ random: inout SeededGenerator) -> String {
    text(of: pieces, &random)
  }

  /// Random text with many control sequences.
  static func hostile(_ random: inout SeededGenerator) -> String {
    text(of: pieces + unsafe + unsafe, &random)
  }

  static func bytes(_ random: inout SeededGenerator) -> [UInt8] {
    var bytes = Array(hostile(&random).utf8)
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      bytes.insert(
        .random(in: .min ... .max, using: &random),
        at: .random(in: 0...bytes.count, using: &random))
    }
    return bytes
  }

  private static func text(of pieces: [String], _ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...30, using: &random))
      .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }
}
