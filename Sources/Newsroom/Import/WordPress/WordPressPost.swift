import Editorial
import Foundation
import HTMLConversion
import Manuscripts
import XML

/// Makes an article of a post.
struct WordPressPost {
  private let item: WXRItem
  private let site: WordPressSite
  private let mapping: ImportMapping

  init(_ item: WXRItem, _ site: WordPressSite, _ mapping: ImportMapping) {
    (self.item, self.site, self.mapping) = (item, site, mapping)
  }

  func reading(at place: String, language: LanguageTag?) -> ImportReading {
    var reading = ImportReading(at: place)
    if let reason = omission {
      reading.leftOut = [reason] + commentsLeftOut
      return reading
    }
    do throws(XMLProblem) {
      let text = try WordPressText(item.text("content") ?? "")
      var article = ForeignArticle(body: text.markdown, mapping)
      let fields = ForeignFields(try fields(), mapping)
      article.read(fields)
      article.add(text.captions)
      for (name, _) in fields.unknown { article.leaveOut("custom field \(Quoted(name))") }
      report(text, in: &article)
      article.complete(slug: nil, date: nil, section: nil, isDraft: !isLive)
      return article.reading(
        at: place, bodyLine: nil, language: language, mapping, from: item.identity)
    } catch {
      reading.problems = [(.html, Failure(.invalid, error.description))]
      return reading
    }
  }

  /// Why the item is not an article; nil if it is one.
  private var omission: String? {
    switch (item.type, item.status) {
    case ("post", "trash"): "posts in the trash"
    case ("post", "auto-draft"), ("post", "inherit"): "automatic drafts"
    case ("post", _): nil
    case ("attachment", _): "attachments (lead images keep their addresses)"
    default: "items of type \(Quoted(item.type))"
    }
  }

  private var isLive: Bool { item.status == "publish" && item.text("post_password") == nil }

  private var commentsLeftOut: [String] { Array(repeating: "comments", count: item.comments) }

  private func report(_ text: WordPressText, in article: inout ForeignArticle) {
    for name in commentsLeftOut { article.leaveOut(name) }
    for name in Set(item.taxonomies) { article.leaveOut("taxonomy \(Quoted(name))") }
    for name in text.losses.keys { article.leaveOut(name) }
    if item.status == "publish", !isLive { article.leaveOut("passwords (the posts are drafts)") }
    if item.status == "future" { article.leaveOut("planned times (the posts are drafts)") }
    if text.shortcodes.isEmpty { return }
    if mapping.keepsTemplates {
      article.leaveOut("shortcodes (kept as text)")
    } else {
      let names = text.shortcodes.keys.sorted().prefix(5).joined(separator: ", ")
      article.add(
        .template, "\(names) would be published as text", remedies: [.replaceTemplates])
    }
  }

  /// What the mapping translates, in the form of front matter.
  private func fields() throws(XMLProblem) -> [FrontMatterField] {
    var fields = ForeignFieldList()
    fields.add("language", site.language?.text)
    fields.add("title", try plain(item.text("title")))
    fields.add("excerpt", try plain(item.text("excerpt")))
    fields.add("creator", item.text("creator").map { site.authors[$0] ?? $0 })
    fields.add("post_name", item.text("post_name").map { $0.removingPercentEncoding ?? $0 })
    fields.add("categories", item.categories)
    fields.add("tags", item.tags)
    fields.add("link", item.text("link"))
    for (name, time) in times { fields.add(name, time) }
    if let image = item.meta("_thumbnail_id").flatMap({ site.attachments[$0] }) {
      fields.add("thumbnail.url", image.uri)
      fields.add("thumbnail.alt", image.alt)
      fields.add("thumbnail.caption", try plain(image.caption))
    }
    let own = Set(fields.all.map(\.name) + ["_thumbnail_id"])
    for (key, value) in item.meta where !own.contains(key) && !value.isEmpty {
      fields.add(key, value)
    }
    return fields.all
  }

  /// Times in UTC; for a draft that has none, the local time.
  private var times: [(name: String, time: String?)] {
    func time(_ name: String) -> String? {
      item.text(name).flatMap { $0.hasPrefix("0000") ? nil : $0 }
    }
    guard let published = time("post_date_gmt") else { return [("post_date", time("post_date"))] }
    // The texts compare like the times. A change before the publication is not a correction.
    let modified = time("post_modified_gmt").flatMap { $0 > published ? "\($0)Z" : nil }
    return [("post_date_gmt", "\(published)Z"), ("post_modified_gmt", modified)]
  }

  /// HTML as a text without markup.
  private func plain(_ html: String?) throws(XMLProblem) -> String? {
    guard let html, html.contains("<") || html.contains("&") else { return html }
    return MarkdownDocument(try HTMLText(html).markdown).plainText
  }
}
