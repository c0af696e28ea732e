import Editorial
import Foundation
import Syndication

/// Writes the pages of a site: first those of articles, one after the other, and then all lists that
/// have changed. The work depends on what has changed, and not on the size of the site.
struct SiteBuilder {
  let site: Site
  var output: any SiteOutput
  var lists: SiteLists
  var live: Int
  /// The number of pages that were written.
  var pages = 0
  /// The live texts with stored pictures.
  var pictured: [PublicText] = []
  /// The sitemaps in which an address has changed.
  var changedSitemaps: Set<Int> = []

  /// - Parameters:
  ///   - live: The number of articles that readers of the present site can read.
  ///   - read: Reads a file of the present site; nil if there is none.
  init(
    _ site: Site, live: Int, to output: any SiteOutput,
    read: @escaping (String) throws(Failure) -> [UInt8]?
  ) {
    (self.site, self.live, self.output) = (site, live, output)
    lists = SiteLists(read: read)
    readFile = read
  }

  let readFile: (String) throws(Failure) -> [UInt8]?

  mutating func write(_ bytes: [UInt8], to path: SitePath) throws(Failure) {
    try output.write(bytes, to: path.file)
    if path.file.hasSuffix(".html") { pages += 1 }
  }

  /// Writes the page of an article and its redirections, and changes the lists.
  ///
  /// - Parameter section: That of the last live text; nil for none.
  mutating func add(_ article: SiteArticle, section: String?) throws(Failure) {
    let item = article.item
    try write(site.page(of: article), to: .article(item.slug))
    for former in item.formerSlugs {
      try write(site.redirect(from: former, to: item.slug), to: .article(former))
    }
    let file = SiteRecord.file(of: item.article)
    let former = try readFile(file).flatMap { SiteRecord($0) }
    var record = SiteRecord(slug: item.slug.text, isLive: item.text != nil)
    if let text = item.text, !text.publicPictures.isEmpty {
      // The pictures are enough.
      pictured.append(
        PublicText(text.content, markdown: "", erasedPictures: text.erasedPictures))
      record.pictures = text.publicPictures.flatMap(\.files).map { SitePath.picture($0).file }
    }
    for file in former?.pictures ?? [] where !record.pictures.contains(file) {
      try output.remove(file)
    }
    let wanted = Self.places(of: item, section: section)
    for place in former?.places ?? [] where !wanted.contains(where: { place.holds($0) }) {
      try lists.clear(place.number, of: place.list)
    }
    for (list, correction) in wanted {
      let kept = former?.places.first { $0.holds((list, correction)) }
      let number: Int
      if let kept {
        number = kept.number
        try lists.touch(number, of: list)
      } else {
        let member = SiteLists.Member(article: item.article, correction: correction)
        number = try lists.append(member, to: list)
      }
      record.places.append(SiteRecord.Place(list: list, correction: correction, number: number))
      if list == .articles, former?.slug != record.slug || former?.isLive != record.isLive {
        changedSitemaps.insert(number / Sitemap.size)
      }
    }
    live += (record.isLive ? 1 : 0) - (former?.isLive == true ? 1 : 0)
    try output.write(record.bytes, to: file)
  }

  /// The lists to which an article belongs. Without a live text, it stays in those that say what
  /// happened to it.
  private static func places(of item: PublicItem, section: String?) -> [(SiteList, Int?)] {
    var places: [(SiteList, Int?)] = [(.articles, nil)]
    if let section { places.append((.section(section), nil)) }
    guard let text = item.text else { return places }
    var known: Set<String> = []
    for keyword in text.content.keywords where known.insert(keyword).inserted {
      places.append((.keyword(keyword), nil))
    }
    return places + item.corrections.indices.map { (.corrections, $0) }
  }
}

extension SiteRecord.Place {
  fileprivate func holds(_ other: (list: SiteList, correction: Int?)) -> Bool {
    list == other.list && correction == other.correction
  }
}
