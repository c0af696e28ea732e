package import Editorial

extension Site {
  /// The page of an article, whatever its state is.
  package func page(of article: SiteArticle) -> [UInt8] {
    if let text = article.item.text {
      ArticlePage(article, text, in: self).render()
    } else {
      StatePage(article, in: self).render()
    }
  }

  /// The page at a former address of an article.
  package func redirect(from former: Slug, to current: Slug) -> [UInt8] {
    RedirectPage(from: former, to: current, in: self).render()
  }

  /// The pages that do not depend on articles, and the style.
  package var fixedFiles: [(path: SitePath, bytes: [UInt8])] {
    [
      (style.path, Array(style.text.utf8)),
      (.checking, CheckingPage(site: self).render()),
      (.missing, MissingPage(site: self).render()),
    ]
  }

  /// - Parameter names: In any order.
  package func sectionsPage(_ names: some Sequence<String>) -> [UInt8] {
    // Those of the settings first, in their order.
    let rest = Set(names).subtracting(sections).sorted()
    return NamesPage(
      site: self, path: .sections, title: SiteWords.sections,
      lists: (sections + rest).map(SiteList.section)
    ).render()
  }

  /// - Parameter items: The newest articles.
  package func keywordsPage(of items: [PublicItem]) -> [UInt8] {
    let keywords = items.flatMap { $0.text?.content.keywords ?? [] }
    return NamesPage(
      site: self, path: .keywords, title: SiteWords.keywordsOfLatest,
      lists: Set(keywords).sorted().map(SiteList.keyword)
    ).render()
  }
}
