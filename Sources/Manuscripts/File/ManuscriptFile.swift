package import Editorial

/// An article as a file: UTF-8 text of YAML front matter between two lines `---`, then the
/// manuscript in CommonMark.
///
/// ```swift
/// let file = try ManuscriptFile(parsing: bytes)
/// let text = file.text  // parses back to an equal value
/// ```
///
/// What a file does not say is nil or empty; whether that will do is for the desk to decide.
package struct ManuscriptFile: Hashable, Sendable {
  package var headline: String?
  package var slug: Slug?
  package var standfirst: String?
  package var byline: [String] = []
  package var dateline = PartialDateline()
  package var section: String?
  package var keywords: [String] = []
  package var language: LanguageTag?
  package var leadImage = PartialLeadImage()
  /// The revision that the file was written over; nil when it was written from nothing.
  package var baseRevision: Int?
  /// The manuscript: lines end in `\n`, the first is not blank, and nothing but one `\n` stands after
  /// the last word. Empty when there is none.
  package internal(set) var body: String

  package init(body: String = "") {
    self.body = Self.tidyBody(body)
  }

  /// Gives a field the text that was typed for it, in a file or in an option. Blank text takes the
  /// field away. Keywords are parted at commas; a byline is one name.
  /// - Throws: ``ManuscriptError`` when the text will not do for the field.
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

  /// Gives a list field its texts, in order; blank ones are left out.
  /// - Throws: ``ManuscriptError`` when one of them will not do, or `field` holds one text only.
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
    case .leadImageURI: leadImage.uri = text
    case .leadImageCaption: leadImage.caption = text
    case .leadImageAlt: leadImage.alt = text
    case .leadImageCredit: leadImage.credit = text
    case .revision: baseRevision = try parse(text, Self.revision) { _ in .badRevision }
    }
  }

  private func parse<Value>(
    _ text: String?, _ make: (String) -> Value?, orElse kind: (String) -> ManuscriptError.Kind
  ) throws(ManuscriptError) -> Value? {
    guard let text else { return nil }
    guard let value = make(text) else { throw ManuscriptError(kind(text)) }
    return value
  }

  private static func suggestion(_ text: String) -> String? {
    Slug.suggested(from: text)?.text
  }

  private static func revision(_ text: String) -> Int? {
    guard text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text), number > 0
    else { return nil }
    return number
  }
}
