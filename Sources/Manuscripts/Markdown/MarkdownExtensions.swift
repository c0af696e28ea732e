import CCMarkGFM

/// The extensions of libcmark-gfm that manuscripts use: tables, strikethrough, autolinks and task lists.
enum MarkdownExtensions {
  /// Tables come last, because a text can be parsed without them.
  private static let names = ["strikethrough", "autolink", "tasklist", "table"]

  // The library registers its extensions for the whole process, and not safely from several threads.
  private static let areRegistered: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()

  static func attach(to parser: OpaquePointer, tables: Bool) {
    guard areRegistered else { return }
    for name in tables ? names : names.dropLast() {
      guard let found = cmark_find_syntax_extension(name) else { continue }
      cmark_parser_attach_syntax_extension(parser, found)
    }
  }
}
