import Editorial
import HTMLConversion
import Manuscripts
import XML

/// Makes a draft of an entry of Atom.
struct AtomItem {
  private var entry: AtomEntry
  private let feed: AtomFeed
  private let mapping: ImportMapping

  init(_ entry: AtomEntry, _ feed: AtomFeed, _ mapping: ImportMapping) {
    (self.entry, self.feed, self.mapping) = (entry, feed, mapping)
    if feed.hasBase { self.entry.noteBase() }
  }

  func reading(at place: String, language: LanguageTag?) -> ImportReading {
    do throws(XMLProblem) {
      let text = HTMLText(try entry.content?.markup() ?? [])
      let fields = try fields()
      var article = ForeignArticle(body: text.markdown, mapping)
      let sorted = ForeignFields(fields.all, mapping)
      article.read(sorted)
      article.add(text.captions)
      let unknown = sorted.unknown.map { ForeignFieldList.shown($0.path) }
      for name in unknown + entry.leftOut + text.losses.keys {
        article.leaveOut(name)
      }
      if let omission = entry.content?.omission { article.leaveOut(omission) }
      article.complete(slug: nil, date: nil, section: nil, isDraft: true)
      return article.reading(
        at: place, bodyLine: nil, language: language, mapping,
        from: identity(fields, body: text.markdown))
    } catch {
      var reading = ImportReading(at: place)
      reading.problems = [(.html, Failure(.invalid, error.description))]
      return reading
    }
  }

  /// What the mapping translates, in the form of front matter.
  private func fields() throws(XMLProblem) -> ForeignFieldList {
    var fields = ForeignFieldList()
    fields.add("language", entry.language ?? feed.language)
    fields.add("title", try entry.title?.plain())
    fields.add("summary", try entry.summary?.plain())
    fields.add("author", entry.authors.isEmpty ? feed.authors : entry.authors)
    fields.add("section", entry.sections)
    fields.add("category", entry.categories)
    fields.add("picture.url", entry.picture)
    fields.add("link", entry.page)
    for (name, text) in entry.texts where !fields.contains(name) { fields.add(name, text) }
    return fields
  }

  /// What makes it the same entry in another feed: all that is imported, and its id and times.
  private func identity(_ fields: ForeignFieldList, body: String) -> [UInt8] {
    var parts: [String] = []
    for field in fields.all {
      guard case .list(let items) = field.value else { continue }
      parts += [field.name, "\(items.count)"] + items.map { $0.text ?? "" }
    }
    return (parts + [body]).flatMap { Array("\($0.utf8.count):\($0)".utf8) }
  }
}
