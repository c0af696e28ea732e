import Editorial
import HTML

/// Writes an article or a correction in a list.
struct EntryWriter {
  private let frame: PageFrame
  private let list: SiteList
  private let isLead: Bool

  /// The most characters of a notice. The article has all of it.
  private static let longestNotice = 400

  /// - Parameter isLead: Whether it is the largest one of the page, with its picture.
  init(_ frame: PageFrame, _ list: SiteList, isLead: Bool) {
    (self.frame, self.list, self.isLead) = (frame, list, isLead)
  }

  /// A kill is shown where the article was. Keywords may come from the text, so their lists have
  /// live articles only; so has the list of corrections.
  static func shows(_ entry: ListPage.Entry, in list: SiteList) -> Bool {
    switch (entry.item.state, list) {
    case (.usable, .corrections):
      entry.correction.map(entry.item.corrections.indices.contains) ?? false
    case (.usable, .articles), (.usable, .section), (.killed, .articles), (.killed, .section),
      (.held, .articles), (.held, .section):
      true
    case (.usable(let text), .keyword(let name)): text.content.keywords.contains(name)
    case (.killed, .keyword), (.killed, .corrections), (.held, .keyword), (.held, .corrections),
      (.withdrawn, _):
      false
    }
  }

  func write(_ entry: ListPage.Entry, to writer: inout HTMLWriter) {
    switch entry.item.state {
    case .usable(let text):
      if let number = entry.correction {
        write(entry.item.corrections[number], of: entry.item, text, to: &writer)
      } else {
        write(entry.item, text, to: &writer)
      }
    case .killed(let notice):
      write(entry.item, SiteWords.killedTitle, notice, to: &writer)
    case .held(let notice):
      write(entry.item, SiteWords.heldTitle, notice ?? SiteWords.held, to: &writer)
    case .withdrawn: break
    }
  }

  private func write(_ item: PublicItem, _ text: PublicText, to writer: inout HTMLWriter) {
    let content = text.content
    let language = TextLanguage(content.language)
    writer.begin(.li, [.cssClass(isLead ? "lead" : "entry")] + language.attributes)
    if isLead, let image = content.leadImage,
      let picture = SitePicture(at: image.uri, in: text, on: frame)
    {
      writer.write(picture, alternative: image.alt ?? "", isFirst: true)
    }
    if let section = content.section, list != .section(section) {
      writer.begin(.p, .cssClass("kicker"))
      writer.write(.a, frame.link(SiteList.section(section).front), text: section)
      writer.end()
    }
    write(content.headline, to: .article(item.slug), in: &writer)
    if let standfirst = content.standfirst {
      writer.write(.p, .cssClass("standfirst"), text: standfirst)
    }
    writer.begin(.p, .cssClass("times"))
    writer.begin(.span, language.interfaceAttributes)
    writer.write(item.firstPublishedAt, frame.site.clock.day)
    writer.end()
    if !content.byline.isEmpty { writer.write(" · \(content.byline.joined(separator: ", "))") }
    writer.end()
    writer.end()
  }

  /// An article that the public cannot read.
  private func write(
    _ item: PublicItem, _ title: String, _ notice: String, to writer: inout HTMLWriter
  ) {
    writer.begin(.li, .cssClass("entry notice"))
    write(title, to: .article(item.slug), in: &writer)
    writer.write(.p, .cssClass("standfirst"), .direction("auto"), text: notice)
    writer.begin(.p, .cssClass("times"))
    writer.write(item.changedAt, frame.site.clock.day)
    writer.end()
    writer.end()
  }

  private func write(
    _ correction: PublicCorrection, of item: PublicItem, _ text: PublicText,
    to writer: inout HTMLWriter
  ) {
    let language = TextLanguage(text.content.language)
    writer.begin(.li, [.cssClass("entry")] + language.attributes)
    writer.begin(.p, [.cssClass("times")] + language.interfaceAttributes)
    writer.write(.strong, text: correction.kind.siteWord)
    writer.write(" · ")
    writer.write(correction.publishedAt, frame.site.clock.day)
    writer.end()
    write(
      text.content.headline,
      to: ArticlePart.place(
        ofCorrection: correction.number, of: item.slug, count: item.corrections.count),
      in: &writer)
    writer.write(
      .p, .cssClass("standfirst"), text: correction.notice.abbreviated(to: Self.longestNotice))
    writer.end()
  }

  private func write(
    _ headline: String, to target: SitePath, in writer: inout HTMLWriter
  ) {
    writer.begin(.h2)
    writer.write(.a, frame.link(target), text: headline)
    writer.end()
  }
}
