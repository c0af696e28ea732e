/// Why a manuscript cannot be read, in one line that says where and what to do. Of what was typed it
/// shows field names, and a slug, a date or a language tag, shortened; never a text.
package struct ManuscriptError: Error, Hashable, CustomStringConvertible {
  package enum Kind: Hashable, Sendable {
    case empty
    /// Bytes from the start of the file, from 0.
    case invalidUTF8(offset: Int)
    case nul(offset: Int)
    /// Bytes.
    case tooLarge(limit: Int)
    case frontMatterTooLarge(limit: Int)
    case frontMatterNotClosed
    case frontMatterNotFields
    /// `problem` is the YAML parser's own, which shows no value.
    case brokenYAML(problem: String)
    case aliasOrTag
    case unknownField(String, group: String?)
    case duplicateField(String)
    /// `expected` says what the field wants instead.
    case wrongShape(field: String, expected: String)
    case controlCharacter(ManuscriptField, scalar: UInt32)
    case badSlug(String, suggestion: String?)
    case badDate(String)
    case badLanguage(String)
    case badRevision
    case missing(ManuscriptField)
  }

  package let kind: Kind
  /// Of the file, from 1; nil where no line is to blame.
  package let line: Int?

  package init(_ kind: Kind, line: Int? = nil) {
    self.kind = kind
    self.line = line
  }

  package var description: String {
    line.map { "line \($0): \(kind.sentence)" } ?? kind.sentence
  }
}

extension ManuscriptError.Kind {
  fileprivate var sentence: String {
    switch self {
    case .empty: "the manuscript is empty; write front matter or a body"
    case .invalidUTF8(let offset):
      "byte \(offset) is not valid UTF-8; save the manuscript as UTF-8"
    case .nul(let offset):
      "byte \(offset) is NUL, which no text holds; save the manuscript as UTF-8 text"
    case .tooLarge(let limit):
      "the manuscript is larger than the limit of \(limit) bytes; shorten it or raise the limit"
    case .frontMatterTooLarge(let limit):
      "the front matter is larger than the limit of \(limit) bytes; move text to the body"
    case .frontMatterNotClosed:
      "the front matter that begins here is not closed; put a line '---' after its last field"
    case .frontMatterNotFields:
      "the front matter is not a list of fields; write one a line, such as 'section: politics'"
    case .brokenYAML(let problem):
      "the YAML is broken: \(problem); put text that holds ': ' or ' #' in double quotes"
    case .aliasOrTag: "YAML anchors, aliases and tags are not read; write the text itself"
    case .unknownField(let name, let group): Self.unknown(name, in: group)
    case .duplicateField(let name): "'\(name)' is given twice; keep one"
    case .wrongShape(let field, let expected): "'\(field)' should be \(expected)"
    case .controlCharacter(let field, let scalar):
      "'\(field.name)' holds the control character \(Self.codePoint(scalar)); remove it"
    case .badSlug(let text, let suggestion):
      "\(Quoted(text)) is not a slug: lower-case words joined by hyphens, at most 80 characters"
        + (suggestion.map { "; try '\($0)'" } ?? "")
    case .badDate(let text):
      "\(Quoted(text)) is not a date; write year, month and day as in 2026-11-23"
    case .badLanguage(let text):
      "\(Quoted(text)) is not a language tag; write one such as en or pt-BR"
    case .badRevision: "'revision' should be a whole number from 1; leave it as galley wrote it"
    case .missing(let field):
      "'\(field.name)' is missing; give it, or leave all of '\(field.group ?? field.name)' out"
    }
  }

  private static func unknown(_ name: String, in group: String?) -> String {
    let known = ManuscriptField.names(in: group)
    let hint = NearestName.to(name, among: known).map { "; did you mean '\($0)'?" } ?? "."
    let owner = group.map { " of '\($0)'" } ?? ""
    return "unknown field \(Quoted(name))\(owner)\(hint) The fields are "
      + known.joined(separator: ", ")
  }

  private static func codePoint(_ scalar: UInt32) -> String {
    let digits = String(scalar, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
