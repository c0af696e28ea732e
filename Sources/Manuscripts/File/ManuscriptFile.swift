package import Editorial

/// An article as a file: UTF-8 text with YAML front matter between two lines `---`, followed by the
/// manuscript in CommonMark.
///
/// ```swift
/// let file = try ManuscriptFile(parsing: bytes)
/// let text = file.text  // parses to an equal value
/// ```
///
/// A missing field is nil or empty. The rules for articles decide whether it is required.
package struct ManuscriptFile: Hashable, Sendable {
  package var headline: String?
  package var slug: Slug?
  package var standfirst: String?
  package var byline: [String] = []
  package var dateline = PartialDateline()
  package var section: String?
  package var keywords: [String] = []
  package var language: LanguageTag?
  package var leadImage = PartialImage()
  /// What the file says about pictures in its body. Each has an address.
  package internal(set) var images: [PartialImage] = []
  /// The revision on which the file is based; nil for a new article.
  package var baseRevision: Int?
  /// The manuscript. Lines end with `\n`, the first line is not blank, and the last word is
  /// followed by one `\n` only. Empty when there is no text.
  package internal(set) var body: String

  package init(body: String = "") {
    self.body = Self.tidyBody(body)
  }

  /// Sets a field to a text that was typed in a file or in an option. A blank text removes the
  /// field. Keywords are separated by commas; the text for the byline is one name. A repeated field is
  /// that of the last entry; use it only in ``addImage(line:_:)``.
  /// - Throws: ``ManuscriptError`` when the text is not valid for the field.
  package mutating func set(
    _ field: ManuscriptField, to text: String, line: Int? = nil
  ) throws(ManuscriptError) {
    let items: [String]
    if field == .keywords {
      items = text.split { ",，、".contains($0) }.map { String($0) }
    } else {
      items = [text]
    }
    try set(field, toList: items, line: line)
  }

  /// Sets a list field to its texts, in order. Blank ones are omitted.
  /// - Throws: ``ManuscriptError`` when a text is not valid, or when `field` is not a list and
  ///   there is not exactly one text.
  package mutating func set(
    _ field: ManuscriptField, toList items: [String], line: Int? = nil
  ) throws(ManuscriptError) {
    guard field.isList || items.count == 1 else {
      throw ManuscriptError(
        .wrongShape(field: field.name, expected: "one text, not a list"), line: line)
    }
    let texts = items.map { FieldText.tidy($0, keepsLines: field.keepsLines) }
      .filter { !$0.isEmpty }
    for text in texts {
      if let control = FieldText.controlCharacter(in: text) {
        throw ManuscriptError(.controlCharacter(field, scalar: control.value), line: line)
      }
    }
    do {
      try assign(texts, to: field)
    } catch {
      throw ManuscriptError(error.kind, line: line)
    }
  }

  private mutating func assign(
    _ texts: [String], to field: ManuscriptField
  ) throws(ManuscriptError) {
    let text = texts.first
    switch field {
    case .headline: headline = text
    case .slug: slug = try parse(text, Slug.init) { .badSlug($0, suggestion: Self.suggestion($0)) }
    case .standfirst: standfirst = text
    case .byline: byline = texts
    case .datelinePlace: dateline.place = text
    case .datelineDate: dateline.date = try parse(text, CalendarDate.init) { .badDate($0) }
    case .datelineSource: dateline.source = text
    case .section: section = text
    case .keywords: keywords = texts
    case .language: language = try parse(text, LanguageTag.init) { .badLanguage($0) }
    case .leadImageURI: leadImage.uri = try pictureAddress(text, of: field)
    case .leadImageCaption: leadImage.caption = text
    case .leadImageAlt: leadImage.alt = text
    case .leadImageCredit: leadImage.credit = text
    case .imageURI: images[images.count - 1].uri = try pictureAddress(text, of: field)
    case .imageCaption: images[images.count - 1].caption = text
    case .imageAlt: images[images.count - 1].alt = text
    case .imageCredit: images[images.count - 1].credit = text
    case .revision: baseRevision = try parse(text, Self.revision) { _ in .badRevision }
    }
  }

  private func pictureAddress(
    _ text: String?, of field: ManuscriptField
  ) throws(ManuscriptError) -> String? {
    try parse(text, PictureAddress.init) { _ in .badPictureAddress(field) }?.text
  }

  private func parse<Value>(
    _ text: String?, _ make: (String) -> Value?, orElse kind: (String) -> ManuscriptError.Kind
  ) throws(ManuscriptError) -> Value? {
    guard let text else { return nil }
    guard let value = make(text) else { throw ManuscriptError(kind(text)) }
    return value
  }

  private static func suggestion(_ text: String) -> String? {
    (try? Slug.suggested(from: text))?.text
  }

  private static func revision(_ text: String) -> Int? {
    guard text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text), number > 0
    else { return nil }
    return number
  }
}

extension ManuscriptFile {
  package mutating func replaceBody(with text: String) { body = Self.tidyBody(text) }

  /// The body with `\n` as line ends, without blank lines at its start and with one `\n` at its
  /// end. So a text editor that saves the file does not change it.
  static func tidyBody(_ text: String) -> String {
    var bytes = ArraySlice(withUnixLineEnds(Array(text.utf8)))
    while let last = bytes.last, isBlank(last) { bytes.removeLast() }
    if bytes.isEmpty { return "" }
    var start = bytes.startIndex
    for index in bytes.indices {
      if bytes[index] == UInt8(ascii: "\n") {
        start = index + 1
      } else if !isBlank(bytes[index]) {
        break
      }
    }
    return String(decoding: bytes[start...], as: UTF8.self) + "\n"
  }

  static func withUnixLineEnds(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "\r")) else { return bytes }
    var lines: [UInt8] = []
    lines.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "\r") {
        lines.append(UInt8(ascii: "\n"))
      } else if byte != UInt8(ascii: "\n") || index == 0 || bytes[index - 1] != UInt8(ascii: "\r") {
        lines.append(byte)
      }
    }
    return lines
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n")
  }
}
