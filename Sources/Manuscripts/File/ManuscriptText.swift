import PlainText

/// The bytes of a manuscript as text.
enum ManuscriptText {
  /// The UTF-8 text without a byte order mark, with `\n` as line ends.
  ///
  /// - Throws: ``ManuscriptError`` if the bytes are no UTF-8 text. It says what they seem to be.
  static func bytes(of file: [UInt8]) throws(ManuscriptError) -> [UInt8] {
    if let kind = fileKind(of: file) { throw ManuscriptError(.notText(kind)) }
    if let mark = utf32Marks.first(where: { file.starts(with: $0) }), file.count % 4 == 0 {
      throw ManuscriptError(.otherUnicode(bits: mark.count * 8))
    }
    if isUTF16(file) { throw ManuscriptError(.otherUnicode(bits: 16)) }
    if let offset = file.firstIndex(of: 0) {
      throw ManuscriptError(.nul(offset: offset), line: line(of: offset, in: file))
    }
    guard String(validating: file, as: UTF8.self) != nil else { throw invalidByte(in: file) }
    return ManuscriptFile.withUnixLineEnds(Array(ByteOrderMark.removed(from: file[...])))
  }

  private static let fileKinds: [(start: [UInt8], name: String)] = [
    ([0x50, 0x4B, 0x03, 0x04], "a zip archive, such as a Word or OpenDocument file"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old Word document"),
    (Array("{\\rtf".utf8), "a document in rich text format (RTF)"),
    (Array("%PDF-".utf8), "a PDF"), ([0x1F, 0x8B], "a file compressed by gzip"),
  ]

  private static func fileKind(of file: [UInt8]) -> String? {
    fileKinds.first { file.starts(with: $0.start) }?.name
  }

  private static let utf32Marks: [[UInt8]] = [[0xFF, 0xFE, 0, 0], [0, 0, 0xFE, 0xFF]]

  /// Whether it begins with a byte order mark of UTF-16, or every other one of its first bytes is
  /// NUL, as in a text of Latin letters.
  private static func isUTF16(_ file: [UInt8]) -> Bool {
    if file.starts(with: [0xFF, 0xFE]) || file.starts(with: [0xFE, 0xFF]) { return true }
    let pairs = stride(from: 0, to: min(file.count, 64) - 1, by: 2)
    return file.count >= 4
      && (pairs.allSatisfy { file[$0] != 0 && file[$0 + 1] == 0 }
        || pairs.allSatisfy { file[$0] == 0 && file[$0 + 1] != 0 })
  }

  private static func invalidByte(in file: [UInt8]) -> ManuscriptError {
    var parser = Unicode.UTF8.ForwardParser()
    var source = file.makeIterator()
    var offset = 0
    while case .valid(let scalar) = parser.parseScalar(from: &source) { offset += scalar.count }
    // A file in UTF-8 that was damaged has other characters beyond ASCII. In Windows-1252, they are
    // single bytes.
    let isSingle =
      file.indices.contains(offset + 1) && file[offset + 1] < 0x80
      && file[..<offset].allSatisfy { $0 < 0x80 } && !file.contains(where: isControl)
    return ManuscriptError(
      .invalidUTF8(offset: offset, seemsWindows1252: isSingle), line: line(of: offset, in: file))
  }

  /// Whether no text contains it.
  private static func isControl(_ byte: UInt8) -> Bool {
    byte == 0x7F || byte < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D].contains(byte)
  }

  private static func line(of offset: Int, in file: [UInt8]) -> Int {
    ManuscriptFile.withUnixLineEnds(Array(file[..<offset])).count { $0 == UInt8(ascii: "\n") } + 1
  }
}
