/// Why a manuscript cannot be parsed. The description is one line that says where the error is and
/// what to do. It may quote names of fields, slugs, dates and language tags, but no text.
package struct ManuscriptError: Error, Hashable, CustomStringConvertible {
  package enum Kind: Hashable, Sendable {
    case empty
    /// In bytes from the start of the file.
    case invalidUTF8(offset: Int)
    case nul(offset: Int)
    /// In bytes.
    case tooLarge(limit: Int)
    case frontMatterTooLarge(limit: Int)
    case frontMatterNotClosed
    case frontMatterNotFields
    /// `problem` comes from the YAML parser and contains no value.
    case brokenYAML(problem: String)
    case aliasOrTag
    case unknownField(String, group: String?)
    case duplicateField(String)
    /// `expected` describes the right shape.
    case wrongShape(field: String, expected: String)
    case controlCharacter(ManuscriptField, scalar: UInt32)
    case badSlug(String, suggestion: String?)
    case badDate(String)
    case badLanguage(String)
    case badRevision
    case missing(ManuscriptField)
  }

  package let kind: Kind
  /// The line in the file, from 1; nil if the error is not in one line.
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
      "byte \(offset) is NUL, which a text cannot contain; save the manuscript as UTF-8 text"
    case .tooLarge(let limit):
      "the manuscript is larger than the limit of \(limit) bytes; shorten it or raise the limit"
    case .frontMatterTooLarge(let limit):
      "the front matter is larger than the limit of \(limit) bytes; move text to the body"
    case .frontMatterNotClosed:
      "the front matter that begins here is not closed; add a line '---' after its last field"
    case .frontMatterNotFields:
      "the front matter is not a list of fields; write one per line, such as 'section: politics'"
    case .brokenYAML(let problem):
      "the YAML is invalid: \(problem); put text that contains ': ' or ' #' in double quotes"
    case .aliasOrTag: "YAML anchors, aliases and tags are not supported; write the text itself"
    case .unknownField(let name, let group): Self.unknown(name, in: group)
    case .duplicateField(let name): "'\(name)' appears twice; keep one"
    case .wrongShape(let field, let expected): "'\(field)' must be \(expected)"
    case .controlCharacter(let field, let scalar):
      "'\(field.name)' contains the control character \(Self.codePoint(scalar)); remove it"
    case .badSlug(let text, let suggestion):
      "\(Quoted(text)) is not a slug: lower-case words joined by hyphens, at most 80 characters"
        + (suggestion.map { "; try '\($0)'" } ?? "")
    case .badDate(let text):
      "\(Quoted(text)) is not a date; write year, month and day as in 2026-11-23"
    case .badLanguage(let text):
      "\(Quoted(text)) is not a language tag; write one such as en or pt-BR"
    case .badRevision:
      "'revision' must be a whole number from 1; do not change it in a file that you edit"
    case .missing(let field):
      "'\(field.name)' is missing; add it, or remove all of '\(field.group ?? field.name)'"
    }
  }

  private static func unknown(_ name: String, in group: String?) -> String {
    let known = ManuscriptField.names(in: group)
    let hint =
      ManuscriptField.suggestedName(for: name, in: group).map { "; did you mean '\($0)'?" } ?? "."
    let owner = group.map { " of '\($0)'" } ?? ""
    return "unknown field \(Quoted(name))\(owner)\(hint) The fields are "
      + known.joined(separator: ", ")
  }

  private static func codePoint(_ scalar: UInt32) -> String {
    let digits = String(scalar, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
