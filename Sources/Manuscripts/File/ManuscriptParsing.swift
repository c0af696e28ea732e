extension ManuscriptFile {
  /// Parses a file. Without front matter, all of it is the body.
  /// - Throws: ``ManuscriptError``, with the line of the error if there is one.
  package init(
    parsing bytes: [UInt8], limits: ManuscriptLimits = .standard
  ) throws(ManuscriptError) {
    guard bytes.count <= limits.file else {
      throw ManuscriptError(.tooLarge(limit: limits.file))
    }
    let text = try ManuscriptText.bytes(of: bytes)
    guard !text.allSatisfy(Self.isBlank) else { throw ManuscriptError(.empty) }

    let opening = try FrontMatterOpening(of: text)
    guard opening.kind != .none else {
      self.init(body: String(decoding: text, as: UTF8.self))
      return
    }
    let fences = try Self.fences(in: text, opening)
    let inside = text[fences.start..<fences.end.lowerBound]
    guard inside.count <= limits.frontMatter else {
      throw ManuscriptError(.frontMatterTooLarge(limit: limits.frontMatter))
    }
    // The line after the fence, from 1.
    let firstLine = opening.line + 2
    do throws(ManuscriptError) {
      switch opening.kind {
      case .toml: try self.init(TOMLFrontMatter.fields(of: inside, firstLine: firstLine))
      case .yaml, .none: try self.init(YAMLFrontMatter.fields(of: inside, firstLine: firstLine))
      }
    } catch {
      throw Self.misspeltFence(in: inside, firstLine: firstLine, before: error) ?? error
    }
    // The front matter may become longer when it is written, and must then be accepted again.
    guard frontMatter.utf8.count <= limits.frontMatter else {
      throw ManuscriptError(.frontMatterTooLarge(limit: limits.frontMatter))
    }
    replaceBody(with: String(decoding: text[fences.end.upperBound...], as: UTF8.self))
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
    return line.starts(with: [mark, mark, mark]) && line.dropFirst(3).allSatisfy(isBlank)
  }

  /// A line in front matter that was probably meant to end it, up to the line of an error.
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

/// The maximum size of a manuscript, in bytes of UTF-8.
package struct ManuscriptLimits: Hashable, Sendable {
  /// The whole file, front matter and body.
  package var file: Int
  /// The front matter. Its fields are part of events, which must be small.
  package var frontMatter: Int

  package init(file: Int = 10_000_000, frontMatter: Int = 65_536) {
    self.file = file
    self.frontMatter = frontMatter
  }

  /// 10 MB for the file, including 64 KiB for its front matter.
  package static let standard = ManuscriptLimits()
}
