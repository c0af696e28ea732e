/// One directive of an nginx configuration.
struct Directive: Hashable, Sendable {
  /// The name and the values. `$name` is a variable, and `\n` the end of a line. A value has at most
  /// one kind of quotation marks.
  let words: [String]
  let block: [Directive]?

  init(_ words: String..., block: [Directive]? = nil) {
    (self.words, self.block) = (words, block)
  }

  init(_ name: String, _ words: [String], block: [Directive]? = nil) {
    (self.words, self.block) = ([name] + words, block)
  }

  func text(indent: Int = 0) -> String {
    let margin = String(repeating: "  ", count: indent)
    let line = margin + words.map(Self.quoted).joined(separator: " ")
    guard let block else { return "\(line);\n" }
    return "\(line) {\n" + block.map { $0.text(indent: indent + 1) }.joined() + "\(margin)}\n"
  }

  /// Whether a path is one word with only itself as its meaning.
  static func accepts(_ path: String) -> Bool {
    !path.unicodeScalars.contains { $0.value < 0x20 || "\"$\\\u{7F}".unicodeScalars.contains($0) }
  }

  private static func quoted(_ word: String) -> String {
    let isPlain =
      !word.isEmpty
      && word.unicodeScalars.allSatisfy {
        $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0))
          || "_-./:=@$*[],".unicodeScalars.contains($0)
      }
    if isPlain { return word }
    return word.contains("\"") ? "'\(word)'" : "\"\(word)\""
  }
}
