import CCMarkGFM

/// The extensions of libcmark-gfm that manuscripts use: tables, strikethrough, autolinks and task lists.
enum MarkdownExtensions {
  /// These look for characters in the words of a text, and need the lock of the parser.
  private static let inWords = ["strikethrough", "autolink"]
  /// What the extensions in words need to find something.
  private static let signs: [StaticString] = ["~", "www.", "://", "@", "mailto:", "xmpp:"]

  // The library registers its extensions for the whole process, and not safely from several threads.
  private static let areRegistered: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()

  /// Whether the extensions in words could find something in the text.
  static func mayApplyToWords(of text: [UInt8]) -> Bool { signs.contains { text.has(text: $0) } }

  static func attach(to parser: OpaquePointer, words: Bool, tables: Bool) {
    guard areRegistered else { return }
    for name in (words ? inWords : []) + ["tasklist"] + (tables ? ["table"] : []) {
      guard let found = cmark_find_syntax_extension(name) else { continue }
      cmark_parser_attach_syntax_extension(parser, found)
    }
  }
}
