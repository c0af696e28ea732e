import PlainText

/// The bytes of a manuscript as text.
enum ManuscriptText {
  /// The UTF-8 text without a byte order mark, with `\n` as line ends.
  ///
  /// - Throws: ``ManuscriptError`` if the bytes are no UTF-8 text. It says what they seem to be.
  static func bytes(of file: [UInt8]) throws(ManuscriptError) -> [UInt8] {
    if let kind = fileKind(of: file) { throw ManuscriptError(.notText(kind)) }
    if isUTF16(file) { throw ManuscriptError(.utf16) }
    guard String(validating: file, as: UTF8.self) != nil else { throw invalidByte(in: file) }
    if let offset = file.firstIndex(of: 0) {
      throw ManuscriptError(.nul(offset: offset), line: line(of: offset, in: file))
    }
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

  /// Whether it begins with a byte order mark of UTF-16, or if many of its first bytes are NUL.
  private static func isUTF16(_ file: [UInt8]) -> Bool {
    if file.starts(with: [0xFF, 0xFE]) || file.starts(with: [0xFE, 0xFF]) { return true }
    let start = file.prefix(64)
    return start.count >= 4 && start.count { $0 == 0 } * 3 >= start.count
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
      && file[..<offset].allSatisfy { $0 < 0x80 }
    return ManuscriptError(
      .invalidUTF8(offset: offset, seemsWindows1252: isSingle), line: line(of: offset, in: file))
  }

  private static func line(of offset: Int, in file: [UInt8]) -> Int {
    ManuscriptFile.withUnixLineEnds(Array(file[..<offset])).count { $0 == UInt8(ascii: "\n") } + 1
  }
}
