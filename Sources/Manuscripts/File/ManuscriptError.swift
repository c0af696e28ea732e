/// Why a manuscript cannot be parsed. The description is one line that says where the error is and
/// what to do. It may quote names of fields, slugs, dates and language tags, but no text.
package struct ManuscriptError: Error, Hashable, CustomStringConvertible {
  package enum Kind: Hashable, Sendable {
    case empty
    /// In bytes from the start of the file.
    case invalidUTF8(offset: Int, seemsWindows1252: Bool)
    /// UTF-16 or UTF-32.
    case otherUnicode(bits: Int)
    /// The kind of file that it is instead.
    case notText(String)
    case nul(offset: Int)
    /// In bytes.
    case tooLarge(limit: Int)
    case frontMatterTooLarge(limit: Int)
    /// `fence` is the line that is missing.
    case frontMatterNotClosed(fence: String)
    /// A line is nearly a fence. `found` says what it has.
    case misspeltFence(found: String, isOpening: Bool)
    case foreignFrontMatter(ForeignFrontMatter)
    case frontMatterNotFields
    /// `problem` comes from the YAML parser and contains no value.
    case brokenYAML(problem: String, cause: YAMLCause?)
    case brokenTOML(TOMLProblem)
    /// A comment follows the text of the field on its line.
    case cutByComment(field: String)
    case aliasOrTag
    /// In the order of their lines; at least one.
    case unknownFields([UnknownField])
    case duplicateField(String)
    /// `expected` describes the right shape.
    case wrongShape(field: String, expected: String)
    case controlCharacter(ManuscriptField, scalar: UInt32)
    case badSlug(String, suggestion: String?)
    case badDate(String)
    case badLanguage(String)
    case badPictureAddress(ManuscriptField)
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
