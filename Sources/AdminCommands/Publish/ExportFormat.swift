package import ArgumentParsing
package import Syndication

/// What `galley export` writes.
package enum ExportFormat: Hashable, Sendable {
  /// One document with all articles.
  case document(SyndicationFormat)
  /// A folder with web pages.
  case site

  private static let siteName = "site"
}

extension ExportFormat: ExpressibleByArgument {
  package init(argument: String) throws(ArgumentValueError) {
    if argument == Self.siteName {
      self = .site
    } else if let format = SyndicationFormat(rawValue: argument) {
      self = .document(format)
    } else {
      throw ArgumentValueError(oneOf: Self.allowedValues, insteadOf: argument)
    }
  }

  package static var allowedValues: [String] {
    SyndicationFormat.allCases.map(\.rawValue) + [siteName]
  }

  package var argumentText: String {
    switch self {
    case .document(let format): format.rawValue
    case .site: Self.siteName
    }
  }
}
