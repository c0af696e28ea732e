/// Why a text cannot be read as XML or HTML, or be written. The description is one line, and quotes at most names of
/// elements.
package struct XMLProblem: Error, Hashable, CustomStringConvertible {
  package enum Kind: Hashable, Sendable {
    /// libxml2 is not installed.
    case notInstalled
    /// The message of the parser.
    case malformed(String)
    /// The text ends within an element.
    case incomplete
    /// Document type declarations can define entities that expand without a limit.
    case documentType
    /// An entity that no declaration defines, or a part that would have to be loaded.
    case entity
    /// In bytes.
    case tooLong(limit: Int)
    /// In elements.
    case tooDeep(limit: Int)
    /// The input could not be read.
    case unreadable
    /// The writer failed, because there is no memory left.
    case unwritable
  }

  package let kind: Kind
  /// From 1; nil if the problem is not in one line.
  package let line: Int?

  package init(_ kind: Kind, line: Int?) { (self.kind, self.line) = (kind, line) }

  package var description: String {
    line.map { "line \($0): \(sentence)" } ?? sentence
  }

  private var sentence: String {
    switch kind {
    case .notInstalled: "XML and HTML need libxml2; install the package libxml2"
    case .malformed(let message): "it is not well-formed XML: \(message)"
    case .incomplete: "it ends before all elements are closed; the file is incomplete"
    case .documentType: "it has a document type declaration, which is not supported; remove it"
    case .entity: "it refers to an entity, which is not supported; write the text instead"
    case .tooLong(let limit): "a text, tag or comment is longer than \(limit) bytes"
    case .tooDeep(let limit): "elements are nested more than \(limit) deep"
    case .unreadable: "the input cannot be read"
    case .unwritable: "the XML cannot be written; there is not enough memory"
    }
  }
}
