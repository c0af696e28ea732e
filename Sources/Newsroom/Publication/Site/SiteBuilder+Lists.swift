import Foundation
import JSON
import PlainText
import Syndication

/// Reads public items, with or without their texts.
typealias ReadItems = (_ articles: [UUID], _ withBodies: Bool) throws -> [UUID: PublicItem]

extension SiteBuilder {
  /// A page of a list that has to be written.
  private struct DuePage {
    let list: SiteList
    /// Nil for the front page.
    let number: Int?
    let places: Int
    /// Newest first.
    var members: [SiteLists.Member]

    /// A member that came back to the list, or joined it late, has a later place than its age
    /// gives it.
    mutating func sort(_ items: [UUID: PublicItem]) {
      let keys = members.map { Self.key(of: $0, items[$0.article]) }
      members = zip(keys, members).sorted { $0.0 > $1.0 }.map(\.1)
    }

    /// What is newer has a greater key. A new export gives places in the same order.
    private static func key(
      of member: SiteLists.Member, _ item: PublicItem?
    ) -> (Date, String, Int) {
      let number = member.correction ?? 0
      guard let item else { return (.distantPast, member.article.text, number) }
      guard member.correction != nil, item.corrections.indices.contains(number) else {
        return (item.firstPublishedAt, member.article.text, number)
      }
      return (item.corrections[number].publishedAt, member.article.text, number)
    }
  }

  /// Writes all pages of lists that have changed.
  mutating func writeLists(_ items: ReadItems) throws {
    try writeSections()
    var due: [DuePage] = []
    for list in lists.contents.keys { due += try duePages(of: list) }
    // Older pages first, so that every link leads somewhere.
    due.sort { ($0.number == nil ? 1 : 0) < ($1.number == nil ? 1 : 0) }
    // A query for many pages takes little longer than one for a single page.
    for start in stride(from: 0, to: due.count, by: 40) {
      let batch = start..<min(start + 40, due.count)
      let found = try items(Array(Set(due[batch].flatMap { $0.members.map(\.article) })), false)
      for number in batch {
        due[number].sort(found)
        try write(due[number], found)
      }
    }
    for page in due where page.number == nil && page.list.hasFeeds {
      try writeFeeds(of: page, items)
    }
    try writeSitemaps(items)
    let (written, removed) = lists.files()
    for (file, bytes) in written { try output.write(bytes, to: file) }
    for file in removed { try output.remove(file) }
  }

  private mutating func duePages(of list: SiteList) throws -> [DuePage] {
    guard let content = lists.contents[list] else { return [] }
    let older = SiteList.olderPages(of: content.places)
    let formerOlder = SiteList.olderPages(of: content.formerPlaces ?? 0)
    guard content.members > 0 || isKept(list) else {
      try remove(list, olderPages: formerOlder)
      return []
    }
    // The last page that was an older one gets a link to the next.
    var numbers = content.changed.filter { $0 < older }
    if older > formerOlder { numbers.formUnion(max(0, formerOlder - 1)..<older) }
    var due: [DuePage] = []
    for number in numbers.sorted() {
      due.append(
        DuePage(
          list: list, number: number, places: content.places,
          members: try lists.members(number..<number + 1, of: list)))
    }
    let isFrontChanged =
      content.formerPlaces == nil || content.changed.contains { $0 >= formerOlder }
    guard isFrontChanged else { return due }
    due.append(
      DuePage(
        list: list, number: nil, places: content.places,
        members: try lists.members(older..<older + 2, of: list)))
    return due
  }

  /// Whether the list has a page even if it is empty, because every page leads there.
  private func isKept(_ list: SiteList) -> Bool {
    switch list {
    case .articles, .corrections: true
    case .section(let name): site.sections.contains(name)
    case .keyword: false
    }
  }

  private mutating func remove(_ list: SiteList, olderPages: Int) throws {
    for number in 0..<olderPages { try output.remove(list.page(number).file) }
    for feed in SiteFeed.all(of: site.publisher) where list.hasFeeds {
      try output.remove(feed.path(in: list).file)
    }
    try output.remove(list.front.file)
  }

  private mutating func write(_ page: DuePage, _ items: [UUID: PublicItem]) throws {
    let entries = page.members.compactMap { member in
      items[member.article].map { ListPage.Entry($0, correction: member.correction) }
    }
    let rendered = ListPage(page.list, page.number, places: page.places, entries, in: site)
    try write(rendered.render(), to: rendered.path)
    if page.list == .articles, page.number == nil {
      try write(site.keywordsPage(of: entries.map(\.item)), to: .keywords)
    }
  }

  private mutating func writeFeeds(of page: DuePage, _ items: ReadItems) throws {
    let articles = page.members.prefix(SiteFeed.length).map(\.article)
    let found = try items(articles, true)
    for feed in SiteFeed.all(of: site.publisher) {
      try write(
        try feed.document(of: articles.compactMap { found[$0] }, in: page.list, site),
        to: feed.path(in: page.list))
    }
  }

  /// Writes the page of all sections if there is a new one, or one has gone.
  private mutating func writeSections() throws {
    let file = "\(SiteState.folder)/sections"
    let former = try readFile(file).flatMap { JSONObject(state: $0) }
    let names = former?.array("names").compactMap { name in
      if case .string(let name) = name { name } else { nil }
    }
    var sections = Set(names ?? [])
    for (list, content) in lists.contents {
      guard case .section(let name) = list else { continue }
      if content.members > 0 { sections.insert(name) } else { sections.remove(name) }
    }
    guard former == nil || sections != Set(names ?? []) else { return }
    try write(site.sectionsPage(sections), to: .sections)
    let object: JSONObject = ["names": .array(sections.sorted().map(JSONValue.string))]
    try output.write(object.bytes, to: file)
  }

  private mutating func writeSitemaps(_ items: ReadItems) throws {
    guard site.publisher.address != nil, let content = lists.contents[.articles] else { return }
    let pagesOfMap = Sitemap.size / SiteList.pageSize
    for number in changedSitemaps.sorted() {
      let pages = number * pagesOfMap..<(number + 1) * pagesOfMap
      let articles = try lists.members(pages, of: .articles).map(\.article)
      let found = try items(articles, false)
      try write(
        Sitemap.document(of: articles.compactMap { found[$0] }, in: site),
        to: Sitemap.path(number))
    }
    let former = content.formerPlaces.map { Sitemap.robots(places: $0, in: site) }
    let robots = Sitemap.robots(places: content.places, in: site)
    if robots != former { try write(robots, to: .robots) }
  }
}
