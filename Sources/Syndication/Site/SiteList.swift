import Digests

/// A list of the site that grows. It is divided into pages that are counted from the oldest, so that
/// a new article changes the front page of the list and no full page.
package enum SiteList: Hashable, Sendable {
  case articles
  case section(String)
  case keyword(String)
  /// All corrections of the newsroom.
  case corrections

  /// The number of places on a page.
  package static let pageSize = 20

  /// The page with the newest entries.
  package var front: SitePath {
    switch self {
    case .articles: .front
    case .section(let name): .sections.appending("\(SitePath.component(name))/")
    case .keyword(let name): .keywords.appending("\(SitePath.component(name))/")
    case .corrections: SitePath("corrections/")
    }
  }

  /// A page with older entries.
  ///
  /// - Parameter number: From 0, the oldest.
  package func page(_ number: Int) -> SitePath { front.appending("page/\(number + 1)/") }

  /// Nil unless the list belongs to a section or a keyword.
  package var name: String? {
    switch self {
    case .section(let name), .keyword(let name): name
    case .articles, .corrections: nil
    }
  }

  /// The kind of the list, as ``init(kind:name:)`` reads it.
  package var kind: String {
    switch self {
    case .articles: "articles"
    case .section: "section"
    case .keyword: "keyword"
    case .corrections: "corrections"
    }
  }

  /// Nil if there is no such kind.
  package init?(kind: String, name: String) {
    switch kind {
    case "articles": self = .articles
    case "section": self = .section(name)
    case "keyword": self = .keyword(name)
    case "corrections": self = .corrections
    default: return nil
    }
  }

  /// Whether feeds contain the articles of the list.
  package var hasFeeds: Bool {
    switch self {
    case .articles, .section: true
    case .keyword, .corrections: false
    }
  }
}

extension SiteList {
  /// The number of full pages that are not part of the front page. The front page shows the last
  /// two pages, so that it is never almost empty.
  ///
  /// - Parameter places: The number of places in the list.
  package static func olderPages(of places: Int) -> Int {
    max(0, (places + pageSize - 1) / pageSize - 2)
  }
}
