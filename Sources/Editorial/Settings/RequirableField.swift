import PlainText

/// A field that a newsroom can require of every draft or submission. The raw value is its name in
/// front matter.
package enum RequirableField: String, Hashable, Sendable, CaseIterable {
  case standfirst
  case byline
  case dateline
  case section
  case keywords
  case leadImage
  case body

  /// The field with its article: "a byline".
  package var phrase: String {
    switch self {
    case .standfirst: "a standfirst"
    case .byline: "a byline"
    case .dateline: "a dateline"
    case .section: "a section"
    case .keywords: "keywords"
    case .leadImage: "a lead image"
    case .body: "a body"
    }
  }

  /// Whether a content has the field, with more than white space in it.
  func isPresent(in content: Content) -> Bool {
    func holds(_ text: String?) -> Bool { !(text?.trimmed.isEmpty ?? true) }
    return switch self {
    case .standfirst: holds(content.standfirst)
    case .byline: content.byline.contains { holds($0) }
    case .dateline: holds(content.dateline?.place)
    case .section: holds(content.section)
    case .keywords: content.keywords.contains { holds($0) }
    case .leadImage: holds(content.leadImage?.uri)
    case .body: content.wordCount > 0
    }
  }
}
