import TestSupport

/// Texts that are almost JSON: payloads with a few random edits.
struct Mutation {
  private var random: SeededGenerator

  /// The inserted pieces: everything that has a meaning in JSON, and some that have none.
  private static let pieces: [[UInt8]] =
    [
      "{", "}", "[", "]", "\"", ":", ",", "\\", "\\u", "\\ud83d", "\\ude00", "\\u00e9", "\\n",
      "0", "-", "1.5", "e", "E+", "true", "null", "fals", " ", "\n", "\t", "\u{1}", "é", "🐈",
      "{\"a\":", "\"a\":1,", "\"revision\":", "[[[[[[[[",
    ].map { Array($0.utf8) } + [[0x80], [0xC3], [0xFF], [0xED, 0xA0, 0x80], [0xC0, 0xAF]]

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  mutating func mutate(_ payload: [UInt8]) -> [UInt8] {
    var bytes = payload
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let start = Int.random(in: 0...bytes.count, using: &random)
      let end = min(bytes.count, start + Int.random(in: 0...2, using: &random))
      switch Int.random(in: 0..<3, using: &random) {
      case 0: bytes.removeSubrange(start..<end)
      case 1: bytes.replaceSubrange(start..<end, with: piece())
      default: bytes.insert(contentsOf: piece(), at: start)
      }
    }
    return bytes
  }

  private mutating func piece() -> [UInt8] {
    Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
  }
}
