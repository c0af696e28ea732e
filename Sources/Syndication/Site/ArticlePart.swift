import Editorial

/// What grows with an article without limit. The article's page shows the last of it; once there is
/// more, all of it is on pages of its own, which are counted from the oldest and do not move.
enum ArticlePart: String, CaseIterable {
  case corrections, replies, versions

  /// The number of entries on the article's page.
  static let mostShown = 10
  /// The number of entries on a page of the part.
  static let pageSize = 20

  /// The number of entries of an article.
  func count(in article: SiteArticle) -> Int {
    switch self {
    case .corrections: article.item.corrections.count
    case .replies: article.item.replies.count
    case .versions: article.versions.count
    }
  }

  /// The number of pages for this number of entries; 0 if the article's page shows all.
  static func pages(for count: Int) -> Int {
    count > mostShown ? (count + pageSize - 1) / pageSize : 0
  }

  /// The page with an entry, from 0, or a page by its number, from 0.
  func path(of slug: Slug, page: Int) -> SitePath {
    SitePath.article(slug).appending("\(rawValue)/\(page + 1)/")
  }

  /// Where a correction is shown for as long as there are others.
  ///
  /// - Parameters:
  ///   - number: From 1.
  ///   - count: The number of corrections of the article.
  static func place(ofCorrection number: Int, of slug: Slug, count: Int) -> SitePath {
    let page =
      pages(for: count) == 0
      ? SitePath.article(slug) : corrections.path(of: slug, page: (number - 1) / pageSize)
    return page.appending("#\(correctionID(number))")
  }

  static func correctionID(_ number: Int) -> String { "correction-\(number)" }
}
