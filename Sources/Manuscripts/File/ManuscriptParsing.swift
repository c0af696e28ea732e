extension ManuscriptFile {
  /// Parses a file. Without front matter, all of it is the body.
  /// - Throws: ``ManuscriptError``, with the line of the error if there is one.
  package init(
    parsing bytes: [UInt8], limits: ManuscriptLimits = .standard
  ) throws(ManuscriptError) {
    guard bytes.count <= limits.file else {
      throw ManuscriptError(.tooLarge(limit: limits.file))
    }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw ManuscriptError(.invalidUTF8(offset: Self.offsetOfInvalidByte(in: bytes)))
    }
    if let offset = bytes.firstIndex(of: 0) { throw ManuscriptError(.nul(offset: offset)) }
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let withoutMark = bytes.starts(with: byteOrderMark) ? Array(bytes.dropFirst(3)) : bytes
    let text = Self.withUnixLineEnds(withoutMark)
    guard !text.allSatisfy(Self.isBlank) else { throw ManuscriptError(.empty) }

    let first = Self.line(of: text, from: 0)
    guard Self.isFence(text[first]) else {
      self.init(body: String(decoding: text, as: UTF8.self))
      return
    }
    let start = min(first.upperBound + 1, text.count)
    guard let fence = Self.fence(in: text, from: start) else {
      throw ManuscriptError(.frontMatterNotClosed, line: 1)
    }
    guard fence.lowerBound - start <= limits.frontMatter else {
      throw ManuscriptError(.frontMatterTooLarge(limit: limits.frontMatter))
    }
    self = try FrontMatterReader.read(text[start..<fence.lowerBound], firstLine: 2)
    // The front matter may become longer when it is written, and must then be accepted again.
    guard frontMatter.utf8.count <= limits.frontMatter else {
      throw ManuscriptError(.frontMatterTooLarge(limit: limits.frontMatter))
    }
    replaceBody(with: String(decoding: text[fence.upperBound...], as: UTF8.self))
  }

  /// The first fence at or after `start`.
  private static func fence(in text: [UInt8], from start: Int) -> Range<Int>? {
    var start = start
    while start < text.count {
      let line = line(of: text, from: start)
      if isFence(text[line]) { return line }
      start = line.upperBound + 1
    }
    return nil
  }

  /// The line that begins at `start`, without its line end.
  private static func line(of text: [UInt8], from start: Int) -> Range<Int> {
    start..<(text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count)
  }

  /// Whether a line is `---`, optionally followed by blanks.
  private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    let dash = UInt8(ascii: "-")
    return line.starts(with: [dash, dash, dash]) && line.dropFirst(3).allSatisfy(isBlank)
  }

  private static func offsetOfInvalidByte(in bytes: [UInt8]) -> Int {
    var parser = Unicode.UTF8.ForwardParser()
    var source = bytes.makeIterator()
    var offset = 0
    while case .valid(let scalar) = parser.parseScalar(from: &source) { offset += scalar.count }
    return offset
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
