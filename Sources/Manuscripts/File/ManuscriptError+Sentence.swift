import PlainText

extension ManuscriptError.Kind {
  var sentence: String {
    switch self {
    case .empty: "the manuscript is empty; write front matter or a body"
    case .invalidUTF8(let offset, let seemsWindows1252):
      "byte \(offset) of the file is not valid UTF-8; "
        + (seemsWindows1252 ? "it seems to be in Windows-1252; " : "")
        + "save the manuscript as UTF-8"
    case .otherUnicode(let bits): "the manuscript is in UTF-\(bits); save it as UTF-8"
    case .notText(let kind): "the manuscript is \(kind); save it as Markdown in UTF-8"
    case .nul(let offset):
      "byte \(offset) of the file is NUL, so it is not a text; save the manuscript as text in UTF-8"
    case .tooLarge(let limit):
      "the manuscript is larger than the limit of \(limit) bytes; shorten it or raise the limit"
    case .frontMatterTooLarge(let limit):
      "the front matter is larger than the limit of \(limit) bytes; move text to the body"
    case .frontMatterNotClosed(let fence):
      "the front matter that begins here is not closed; add a line '\(fence)' after its last field"
    case .misspeltFence(let found, isOpening: true):
      "front matter begins with a line '---', but this line has \(found); correct it"
        + Self.orText
    case .misspeltFence(let found, isOpening: false):
      "front matter ends with the same line as it begins, but this line has \(found); correct it"
    case .foreignFrontMatter(let found): found.sentence + Self.orText
    case .frontMatterNotFields:
      "the front matter is not a list of fields; write one per line, such as 'section: politics'"
    case .brokenYAML(_, let cause?): cause.sentence
    case .brokenYAML(let problem, nil):
      "the YAML is invalid: \(problem); put text that contains ': ' or ' #' in double quotes"
    case .brokenTOML(let problem): problem.sentence
    case .cutByComment(let field):
      "' #' in the text of \(Quoted(field)) begins a comment; put the text in double quotes, or the "
        + "comment on its own line"
    case .aliasOrTag:
      "'&', '*' or '!' begins an anchor, alias or tag, and these are not supported; put a text that "
        + "begins with one in double quotes"
    case .unknownFields(let fields): UnknownField.sentence(for: fields)
    case .duplicateField(let name): "'\(name)' appears twice; keep one"
    case .wrongShape(let field, let expected): "'\(field)' must be \(expected)"
    case .controlCharacter(let field, let scalar):
      "'\(field.name)' contains the control character \(VisibleText.codePoint(scalar)); remove it"
    case .badSlug(let text, let suggestion):
      "\(Quoted(text)) is not a slug: lower-case words joined by hyphens, at most 80 characters"
        + (suggestion.map { "; try '\($0)'" } ?? "")
    case .badDate(let text):
      "\(Quoted(text)) is not a date; write year, month and day as in 2026-11-23"
    case .badLanguage(let text):
      "\(Quoted(text)) is not a language tag; write one such as en or pt-BR"
    case .badPictureAddress(let field):
      "'\(field.name)' is neither a web address nor a file; write one such as "
        + "https://example.org/wall.jpg or pictures/wall.jpg, with %20 for a space"
    case .badRevision:
      "'revision' must be a whole number from 1; do not change it in a file that you edit"
    case .missing(let field) where field.isRepeated:
      "'\(field.name)' is missing; add it, or remove the entry"
    case .missing(let field):
      "'\(field.name)' is missing; add it, or remove all of '\(field.group ?? field.name)'"
    }
  }

  /// For a text that only looks like front matter.
  private static let orText =
    "; if these lines are part of the text, put two lines '---' before them"
}
