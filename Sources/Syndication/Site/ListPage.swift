import Editorial
import HTML

/// A page of a list of articles or corrections.
package struct ListPage: Sendable {
  /// What a list has in one place: an article, or one of its corrections.
  package struct Entry: Sendable {
    package let item: PublicItem
    /// The number of the correction, from 0; nil for the article.
    package let correction: Int?

    package init(_ item: PublicItem, correction: Int? = nil) {
      (self.item, self.correction) = (item, correction)
    }
  }

  private let list: SiteList
  private let site: Site
  /// Newest first.
  private let entries: [Entry]
  /// From 0; nil for the front page.
  private let number: Int?
  /// The number of older pages of the list.
  private let olderPages: Int

  /// - Parameters:
  ///   - number: The page among the older ones, from 0; nil for the front page.
  ///   - places: The number of places in the whole list.
  ///   - entries: Newest first, of any state. The page contains those that it may show.
  package init(_ list: SiteList, _ number: Int?, places: Int, _ entries: [Entry], in site: Site) {
    (self.list, self.number, self.site) = (list, number, site)
    olderPages = SiteList.olderPages(of: places)
    self.entries = entries.filter { EntryWriter.shows($0, in: list) }
  }

  /// Whether it has no visible entry.
  package var isEmpty: Bool { entries.isEmpty }

  package var path: SitePath { number.map(list.page) ?? list.front }

  package func render() -> [UInt8] {
    let title = list.name ?? (list == .corrections ? SiteWords.corrections : SiteWords.latest)
    let place = number.map { SiteWords.olderPage($0 + 1) }
    var frame = PageFrame(
      site: site, path: path, title: place.map { "\(title), \($0)" } ?? title)
    frame.list = list
    return frame.page { writer in
      writer.begin(.header, .cssClass("list"))
      writer.write(.h1, .direction("auto"), text: title)
      if let place { writer.write(.p, text: place) }
      if list == .corrections, number == nil {
        writer.write(.p, text: SiteWords.correctionsOfAll)
      }
      writer.end()
      writeEntries(frame, to: &writer)
      writePager(frame, to: &writer)
    }
  }

  private func writeEntries(_ frame: PageFrame, to writer: inout HTMLWriter) {
    guard !entries.isEmpty else {
      let words = list == .corrections ? SiteWords.noCorrections : SiteWords.nothingYet
      return writer.write(.p, text: words)
    }
    writer.begin(
      .ol, .cssClass(list == .corrections ? "entries corrections" : "entries"), .role("list"))
    // The first article of the front page has a picture.
    var isLead = list == .articles && number == nil
    for entry in entries {
      EntryWriter(frame, list, isLead: isLead).write(entry, to: &writer)
      isLead = false
    }
    writer.end()
  }

  private func writePager(_ frame: PageFrame, to writer: inout HTMLWriter) {
    // The page whose entries come next in time, and the page before.
    let newer = number.map { $0 + 1 < olderPages ? list.page($0 + 1) : list.front }
    let below = number ?? olderPages
    let older = below > 0 ? list.page(below - 1) : nil
    frame.writePager(
      [
        (newer, "← \(SiteWords.newer)", "prev"), (older, "\(SiteWords.older) →", "next"),
      ], to: &writer)
  }
}
