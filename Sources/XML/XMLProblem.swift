import PlainText

/// Why a text cannot be read as XML or HTML, or be written. The description is one line, and quotes at most names of
/// elements.
package struct XMLProblem: Error, Hashable, CustomStringConvertible {
  package enum Kind: Hashable, Sendable {
    /// libxml2 is not installed.
    case notInstalled
    /// The message of the parser.
    case malformed(String)
    /// There is no element, or something precedes the first.
    case notXML
    /// Bytes that the encoding does not have.
    case encoding
    /// A character that XML cannot contain.
    case controlCharacter
    /// An ampersand that begins no reference.
    case ampersand
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
    case .notXML: "it is not XML"
    case .encoding:
      "it contains bytes that are not in its encoding, which is UTF-8 unless the first line declares "
        + "another; convert the file to UTF-8"
    case .controlCharacter: "it contains a control character, which XML cannot have; remove it"
    case .ampersand: "an ampersand in the text must be written as &amp;"
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

extension XMLProblem.Kind {
  /// - Parameter message: What the parser says.
  init(message: String) {
    let meanings: [(beginnings: [String], kind: XMLProblem.Kind)] = [
      (
        ["Document is empty", "Start tag expected", "Extra content at the end of the doc"], .notXML
      ),
      (["Input is not proper UTF-8", "input conversion failed", "encoder error"], .encoding),
      (
        [
          "PCDATA invalid Char", "Char 0x", "invalid character in",
          "xmlParseComment: invalid xmlChar", "xmlParsePI: invalid xmlChar",
          "CData section not finished",
        ],
        .controlCharacter
      ),
      (
        [
          "xmlSAX2Characters: huge", "internal error: Huge", "AttValue length too long",
        ],
        .tooLong(limit: XMLReader.maximumText)
      ), (["Excessive depth"], .tooDeep(limit: 256)),
      (["xmlParseEntityRef: no name", "EntityRef: expecting ';'"], .ampersand),
    ]
    for (beginnings, kind) in meanings where beginnings.contains(where: message.hasPrefix) {
      self = kind
      return
    }
    let isEntity = message.hasPrefix("Entity '") && message.hasSuffix("not defined")
    self = isEntity ? .entity : .malformed(SanitizedText(line: message).description)
  }
}
