import Editorial
import Foundation
import Testing

@testable import Syndication

/// A site with a page of every kind.
struct SampleSite {
  let site: Site
  let items: [PublicItem]

  init(publisher: Publisher = Samples.publisher, sections: [String] = ["Islands", "Sport"]) throws {
    site = Site(
      publisher: publisher, sections: sections, clock: SiteClock(zone: .gmt, label: "UTC"),
      replyForm: SiteReplyForm(
        address: "https://desk.post.example/", policy: .days(14),
        now: Samples.time("2026-12-02T12:00:00Z")))
    items = try [Self.long(), Self.wide()] + Samples.all()
  }

  /// Every file, by its path below the site's folder.
  var files: [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for (path, bytes) in site.fixedFiles { files[path.file] = bytes }
    for item in items {
      files[SitePath.article(item.slug).file] = site.page(of: Self.article(item))
      for (path, bytes) in site.parts(of: Self.article(item)) { files[path.file] = bytes }
      for former in item.formerSlugs {
        files[SitePath.article(former).file] = site.redirect(from: former, to: item.slug)
      }
    }
    let entries = items.map { ListPage.Entry($0) }
    let corrections = items.flatMap { item in
      item.corrections.indices.map { ListPage.Entry(item, correction: $0) }
    }
    for (list, entries) in [
      (SiteList.articles, entries), (.corrections, corrections), (.section("Islands"), entries),
      (.keyword("ferries"), entries), (.section("Sport"), []),
    ] {
      let shown = Array(entries.prefix(2 * SiteList.pageSize - 1))
      for number in [nil, 0, 1] {
        let page = ListPage(list, number, places: 200, shown, in: site)
        files[page.path.file] = page.render()
      }
      for feed in SiteFeed.all(of: site.publisher) where list.hasFeeds {
        files[feed.path(in: list).file] = try? feed.document(of: items, in: list, site)
      }
    }
    files[SitePath.sections.file] = site.sectionsPage(["Islands", "Culture & <arts>", "Острова"])
    files[SitePath.keywords.file] = site.keywordsPage(of: items)
    files[SitePath.robots.file] = Sitemap.robots(places: 200, in: site)
    files[Sitemap.path(0).file] = Sitemap.document(of: items, in: site)
    return files
  }

  /// Writes the files, or some of them, to a folder.
  func write(to folder: URL, where isWanted: (String) -> Bool = { _ in true }) throws {
    for (path, bytes) in files where isWanted(path) {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
  }

  static func article(_ item: PublicItem) -> SiteArticle {
    let middle = item.firstPublishedAt + 3600
    return SiteArticle(
      item, digest: item.text?.content.manuscript,
      versions: [(item.firstPublishedAt, middle), (middle, nil)])
  }

  /// Everything that a manuscript can have.
  private static func long() throws -> PublicItem {
    let body = """
      The islands' council voted on Monday to buy a **second ship**, four years after the first was \
      sold to pay for the harbour wall.[^vote] The decision ends a dispute that had split the council, \
      closed the school on Skerra for two winters and driven every third family to the mainland.

      ![People wait on a pier at dawn.](https://pictures.example/pier.jpg)

      ## Who pays

      The ship costs 41 million, and *nobody* has promised more than half of it. “We will find the rest,” \
      said the mayor, Ines Dahl, “because there is nothing else to do.”

      > A ferry is not a business. It is a road that happens to float.
      >
      > — Ines Dahl

      1. The state pays for the hull.
      2. The council pays for the crew:
         - a captain,
         - two mates.
      3. Passengers pay for the rest.

      | Year | Passengers | Cars | Change |
      |------|-----------:|-----:|:------:|
      | 2017 | 212,480 | 41,200 | – |
      | 2025 | 158,911 | 30,004 | −25 % |
      | 2026 | 171,320 | 33,877 | +8 % |

      ### What happens next

      The yard begins in spring. Until then, `MV Harald` makes [three trips a day](https://port.example/).

      ---

      Anyone who holds a ticket from before 2017 can use it.

          Route 7: Port Ellery - Skerra - Holm

      [^vote]: Nine to four, with two members absent.

      """
    return try Samples.item(
      "second-ship", 60,
      state: .usable(
        Samples.text(
          "The islands will buy a second ship, and argue about it later", body: body,
          images: [
            ArticleImage(
              uri: "https://pictures.example/pier.jpg",
              caption: "The last ship left Skerra in the autumn of 2021; since then, "
                + "islanders have crossed the sound in fishing boats.",
              credit: "Ben Ruiz")
          ])),
      formerSlugs: ["council-votes"],
      corrections: [
        Samples.correction(
          1, .correction, "The ship costs 41 million, not 14 million.",
          change: PublicChange(
            [],
            body: (
              former: "It costs **14** million.\n\n## Who pays\n",
              present: "It costs **41** million.\n\n## Who pays\n"
            ))),
        Samples.correction(
          2, .clarification, "The school on Skerra was closed for two winters, not for good."),
      ], replies: Samples.replies(12))
  }

  /// Long words, and a table that is wider than a phone.
  private static func wide() throws -> PublicItem {
    let cells = (1...9).map { "Column\($0)" }.joined(separator: " | ")
    let rule = (1...9).map { _ in "---:" }.joined(separator: "|")
    let body = """
      Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft.

      | \(cells) |
      |\(rule)|
      | \((1...9).map { "\($0),234,567" }.joined(separator: " | ")) |

          one very long line of code that does not fit on the screen of any phone, and needs to be scrolled

      """
    return try Samples.item(
      "wide", 61, state: .usable(Samples.text("Tabellen", language: "de", body: body, image: nil)))
  }
}
