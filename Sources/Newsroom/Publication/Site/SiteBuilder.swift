import Digests
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
  /// The articles with a live text that has stored pictures.
  var pictured: [PicturedArticle] = []
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
        PicturedArticle(
          article: item.article,
          text: PublicText(text.content, markdown: "", erasedPictures: text.erasedPictures)))
      record.pictures = text.publicPictures.flatMap(\.files).map { SitePath.picture($0).file }
    }
    for (path, bytes) in site.parts(of: article) {
      let digest = Digest(of: bytes).hex
      record.parts[path.file] = digest
      if former?.parts[path.file] != digest { try write(bytes, to: path) }
    }
    for file in (former?.parts ?? [:]).keys where record.parts[file] == nil {
      try output.remove(file)
    }
    for file in former?.pictures ?? [] where !record.pictures.contains(file) {
      try output.remove(file)
    }
    record.entry = item.text.map { site.entryDigest(of: $0, item).hex }
    try place(item, section: section, former, &record)
    live += (record.isLive ? 1 : 0) - (former?.isLive == true ? 1 : 0)
    try output.write(record.bytes, to: file)
  }

  /// Gives the article and its corrections their places in lists.
  private mutating func place(
    _ item: PublicItem, section: String?, _ former: SiteRecord?, _ record: inout SiteRecord
  ) throws(Failure) {
    let wanted = Self.places(of: item, section: section)
    var known = Dictionary(
      (former?.places ?? []).map { ($0.holder, $0.number) }, uniquingKeysWith: { first, _ in first }
    )
    for holder in wanted {
      let number: Int
      if let kept = known.removeValue(forKey: holder) {
        number = kept
        // What a list shows of a correction seldom changes, and there may be a thousand.
        if holder.correction == nil || former?.entry != record.entry {
          try lists.touch(number, of: holder.list)
        }
      } else {
        let member = SiteLists.Member(article: item.article, correction: holder.correction)
        number = try lists.append(member, to: holder.list)
      }
      record.places.append(SiteRecord.Place(holder, number: number))
      if holder.list == .articles,
        former?.slug != record.slug || former?.isLive != record.isLive
      {
        changedSitemaps.insert(number / Sitemap.size)
      }
    }
    for (holder, number) in known { try lists.clear(number, of: holder.list) }
  }

  /// The lists to which an article belongs. Without a live text, it stays in those that say what
  /// happened to it.
  private static func places(of item: PublicItem, section: String?) -> [SiteRecord.Holder] {
    var places = [SiteRecord.Holder(list: .articles)]
    if let section { places.append(SiteRecord.Holder(list: .section(section))) }
    guard let text = item.text else { return places }
    var known: Set<String> = []
    for keyword in text.content.keywords where known.insert(keyword).inserted {
      places.append(SiteRecord.Holder(list: .keyword(keyword)))
    }
    return places
      + item.corrections.indices.map { SiteRecord.Holder(list: .corrections, correction: $0) }
  }
}
