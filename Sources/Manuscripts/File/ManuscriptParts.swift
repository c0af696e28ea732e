/// A file divided into its front matter and its body.
struct ManuscriptParts {
  let kind: FrontMatterOpening.Kind
  /// The text between the fences; empty without front matter.
  let frontMatter: ArraySlice<UInt8>
  /// The line on which the front matter begins, from 1.
  let firstLine: Int
  /// With `\n` as line ends.
  let body: ArraySlice<UInt8>
  /// The line on which the body begins, from 1.
  let bodyLine: Int

  /// - Throws: ``ManuscriptError`` if the file is not text, is too large, or has no clear front matter.
  init(of bytes: [UInt8], limits: ManuscriptLimits) throws(ManuscriptError) {
    guard bytes.count <= limits.file else {
      throw ManuscriptError(.tooLarge(limit: limits.file))
    }
    let text = try ManuscriptText.bytes(of: bytes)
    guard !text.allSatisfy(ManuscriptFile.isBlank) else { throw ManuscriptError(.empty) }
    let opening = try FrontMatterOpening(of: text)
    kind = opening.kind
    guard opening.kind != .none else {
      (frontMatter, firstLine, body, bodyLine) = ([], 1, text[...], 1)
      return
    }
    let fences = try Self.fences(in: text, opening)
    frontMatter = text[fences.start..<fences.end.lowerBound]
    firstLine = opening.line + 2
    body = text[fences.end.upperBound...].dropFirst()
    bodyLine = firstLine + frontMatter.count { $0 == UInt8(ascii: "\n") } + 1
    guard frontMatter.count <= limits.frontMatter else {
      throw ManuscriptError(.frontMatterTooLarge(limit: limits.frontMatter))
    }
  }

  /// The fields of the front matter.
  func fields(_ names: FrontMatterNames) throws(ManuscriptError) -> [FrontMatterField] {
    switch kind {
    case .toml: try TOMLFrontMatter.fields(of: frontMatter, firstLine: firstLine)
    case .yaml: try YAMLFrontMatter.fields(of: frontMatter, names, firstLine: firstLine)
    case .none: []
    }
  }

  /// A line in front matter that was probably meant to end it, up to the line of an error.
  func misspeltFence(before error: ManuscriptError) -> ManuscriptError? {
    Self.misspeltFence(in: frontMatter, firstLine: firstLine, before: error)
  }

  /// Where the front matter begins, and the fence that ends it.
  private static func fences(
    in text: [UInt8], _ opening: FrontMatterOpening
  ) throws(ManuscriptError) -> (start: Int, end: Range<Int>) {
    var start = 0
    for _ in 0...opening.line {
      start = min(line(of: text, from: start).upperBound + 1, text.count)
    }
    let fence: Fence = opening.kind == .toml ? .toml : .yaml
    var next = start
    while next < text.count {
      let line = line(of: text, from: next)
      if isFence(text[line], fence) { return (start, line) }
      next = line.upperBound + 1
    }
    let error = ManuscriptError(
      .frontMatterNotClosed(fence: opening.kind == .toml ? "+++" : "---"), line: opening.line + 1)
    throw misspeltFence(in: text[start...], firstLine: opening.line + 2, before: nil) ?? error
  }

  /// The line that begins at `start`, without its line end.
  private static func line(of text: [UInt8], from start: Int) -> Range<Int> {
    start..<(text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count)
  }

  /// Few lines are long enough to be converted: a fence has three bytes and blanks.
  private static func isFence(_ line: ArraySlice<UInt8>, _ fence: Fence) -> Bool {
    let mark = UInt8(ascii: fence == .toml ? "+" : "-")
    return line.starts(with: [mark, mark, mark])
      && line.dropFirst(3).allSatisfy(ManuscriptFile.isBlank)
  }

  private static func misspeltFence(
    in text: ArraySlice<UInt8>, firstLine: Int, before error: ManuscriptError?
  ) -> ManuscriptError? {
    if case .unknownFields = error?.kind { return nil }
    let last = error?.line ?? .max
    var number = firstLine
    for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      guard number <= last else { return nil }
      if let byte = line.first, byte != UInt8(ascii: " "), byte != UInt8(ascii: "\t"),
        let fence = Fence(String(decoding: line.prefix(400), as: UTF8.self))
      {
        let found = if case .misspelt(let found) = fence { found } else { "another kind of fence" }
        return ManuscriptError(.misspeltFence(found: found, isOpening: false), line: number)
      }
      number += 1
    }
    return nil
  }
}
