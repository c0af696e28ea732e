package import Manuscripts

/// What a field of another system means here.
package enum ImportTarget: Hashable, Sendable {
  /// A field of a manuscript.
  case field(ManuscriptField)
  /// The first text is the section, and the others are keywords.
  case sectionAndKeywords
  /// A part of the article's past.
  case past(Past)

  package enum Past: String, CaseIterable, Sendable {
    case author, createdAt, source, firstPublishedAt, lastPublishedAt, publishedBy
    /// True marks an article as a draft.
    case draft
    /// False marks an article as a draft.
    case published
  }

  /// - Returns: Nil if there is no such target.
  package init?(_ name: String) {
    if name == Self.sectionAndKeywords.name {
      self = .sectionAndKeywords
    } else if let past = Past(rawValue: name) {
      self = .past(past)
    } else if let field = ManuscriptField(rawValue: name), field != .revision,
      !field.isRepeated
    {
      self = .field(field)
    } else {
      return nil
    }
  }

  package var name: String {
    switch self {
    case .field(let field): field.name
    case .sectionAndKeywords: "section+keywords"
    case .past(let past): past.rawValue
    }
  }

  /// In the order in which help and errors list them.
  package static let names =
    ManuscriptField.allCases.filter { $0 != .revision && !$0.isRepeated }.map(\.name) + [
      sectionAndKeywords.name
    ]
    + Past.allCases.map(\.rawValue)
}
