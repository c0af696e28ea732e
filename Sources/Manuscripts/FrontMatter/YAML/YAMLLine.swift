/// A line of front matter, divided at its colon.
struct YAMLLine {
  /// The blanks before the name.
  let indentation: Substring
  /// Nil if no colon ends it.
  let name: Substring?
  /// What follows the colon and its blanks, or the marker of a list item. Without either, the whole
  /// line.
  let value: Substring

  init(_ line: String) {
    let start = line.firstIndex { !Self.isBlank($0) } ?? line.endIndex
    indentation = line[..<start]
    var rest = line[start...]
    while rest.hasPrefix("- ") { rest = rest.dropFirst(2).drop { Self.isBlank($0) } }
    if let colon = Self.colon(in: rest) {
      name = rest[..<colon]
      rest = rest[rest.index(after: colon)...]
    } else {
      name = nil
    }
    var end = rest.endIndex
    while end > rest.startIndex, Self.isBlank(rest[rest.index(before: end)]) {
      end = rest.index(before: end)
    }
    value = rest[..<end].drop { $0 == " " || $0 == "\t" }
  }

  /// The first colon that is followed by a blank or by nothing, if no quote comes before it.
  private static func colon(in text: Substring) -> Substring.Index? {
    if let first = text.first, "\"'".contains(first) { return nil }
    var index = text.startIndex
    while let colon = text[index...].firstIndex(of: ":") {
      index = text.index(after: colon)
      if index == text.endIndex || isBlank(text[index]) { return colon }
    }
    return nil
  }

  private static func isBlank(_ character: Character) -> Bool {
    character.isWhitespace
  }
}
