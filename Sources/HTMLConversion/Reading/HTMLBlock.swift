/// A block of a text, as Markdown can express it.
indirect enum HTMLBlock: Hashable {
  case paragraph([HTMLInline])
  /// The level is 1 to 6.
  case heading(Int, [HTMLInline])
  case quote([HTMLBlock])
  /// `start` is the first number of a numbered list, and nil for bullets.
  case list(start: Int?, items: [[HTMLBlock]])
  case code(String, language: String)
  case rule
  /// The first row has the headings. All rows have the same number of cells.
  case table([[[HTMLInline]]])
  /// A note by its number.
  case footnote(Int, [HTMLBlock])
}

/// A piece of a line of text.
indirect enum HTMLInline: Hashable {
  case text(String)
  case lineBreak
  /// Ends a paragraph. It occurs only while HTML is read.
  case paragraphBreak
  case styled(Style, [HTMLInline])
  case code(String)
  case link(String, [HTMLInline])
  case image(String, alt: String)
  /// A reference to the note with this number.
  case footnoteReference(Int)

  /// The raw value is written before and after the text.
  enum Style: String {
    case strong = "**"
    case emphasis = "*"
    case strikethrough = "~~"
  }
}
