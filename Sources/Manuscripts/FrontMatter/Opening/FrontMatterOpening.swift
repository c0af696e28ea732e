import PlainText

/// How a file begins: with front matter, with its text, or with something that looks like front matter
/// and must not be published as text by mistake.
struct FrontMatterOpening {
  enum Kind { case yaml, toml, none }

  /// How many lines of a file are examined.
  private static let examined = 20

  let kind: Kind
  /// The line of the fence, from 0; 0 without front matter.
  let line: Int

  /// - Parameter text: UTF-8 with `\n` as line ends.
  /// - Throws: ``ManuscriptError`` for something that looks like front matter.
  init(of text: [UInt8]) throws(ManuscriptError) {
    let lines = text.split(
      separator: UInt8(ascii: "\n"), maxSplits: Self.examined, omittingEmptySubsequences: false
    )
    .prefix(Self.examined).map { String(decoding: $0.prefix(400), as: UTF8.self) }
    let first = lines.firstIndex { !Self.isBlank($0) } ?? 0
    switch Fence(lines[first]) {
    case .yaml: self.init(.yaml, first)
    case .toml: self.init(.toml, first)
    case .misspelt(let found):
      throw ManuscriptError(.misspeltFence(found: found, isOpening: true), line: first + 1)
    case nil:
      let next = lines[first...].dropFirst()
      if let found = ForeignFrontMatter(first: lines[first], next: Array(next)) {
        throw ManuscriptError(.foreignFrontMatter(found), line: first + 1)
      }
      if let late = Self.late(in: lines, after: first) {
        throw ManuscriptError(.foreignFrontMatter(.late), line: late + 1)
      }
      self.init(.none, 0)
    }
  }

  private init(_ kind: Kind, _ line: Int) { (self.kind, self.line) = (kind, line) }

  /// A fence that a field follows.
  private static func late(in lines: [String], after first: Int) -> Int? {
    for number in lines.indices.dropFirst(first).dropLast() {
      if lines[number].hasPrefix("```") || lines[number].hasPrefix("~~~") { return nil }
      guard let fence = Fence(lines[number]), fence == .yaml || fence == .toml else { continue }
      return FieldLine(lines[number + 1]) == nil ? nil : number
    }
    return nil
  }

  private static func isBlank(_ line: String) -> Bool {
    line.unicodeScalars.allSatisfy { $0 == " " || VisibleText.isHidden($0) }
  }
}
