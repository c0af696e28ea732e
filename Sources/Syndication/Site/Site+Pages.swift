package import Digests
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

  /// The pages of what the article's page does not show as a whole: corrections, replies and former versions.
  package func parts(of article: SiteArticle) -> [(path: SitePath, bytes: [UInt8])] {
    guard let text = article.item.text else { return [] }
    return ArticlePart.allCases.flatMap { part in
      (0..<ArticlePart.pages(for: part.count(in: article))).map { number in
        let page = ArticlePartPage(part, number, of: article, text, in: self)
        return (page.path, page.render())
      }
    }
  }

  /// What lists show of each correction of an article besides the correction itself.
  package func entryDigest(of text: PublicText, _ item: PublicItem) -> Digest {
    let place = ArticlePart.place(ofCorrection: 1, of: item.slug, count: item.corrections.count)
    let parts = [place.text, text.content.language.text, text.content.headline]
    return Digest(of: parts.joined(separator: "\0").utf8)
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
