import Editorial
import Foundation
import Manuscripts

extension ForeignArticle {
  /// What was read: the article, or all its problems.
  ///
  /// - Parameters:
  ///   - bodyLine: The line on which the body begins; nil if it is in no file of its own.
  ///   - bytes: What the article is made from.
  consuming func reading(
    at place: String, bodyLine: Int?, language: LanguageTag?, _ mapping: ImportMapping,
    from bytes: [UInt8]
  ) -> ImportReading {
    checkTemplates(bodyLine: bodyLine, mapping)
    checkTimes(mapping)
    var reading = ImportReading(at: place)
    do {
      let item = try item(language: language, from: bytes)
      if problems.isEmpty { reading.item = item }
    } catch {
      add(.field, error)
    }
    reading.problems = problems
    reading.leftOut = leftOut
    return reading
  }

  private mutating func checkTemplates(bodyLine: Int?, _ mapping: ImportMapping) {
    if MarkdownDocument(file.body).hasHTML { leaveOut("HTML (kept as text)") }
    // What other programs publish is final.
    guard mapping.archive != .ninjs, mapping.archive != .atom else { return }
    guard let templates = TemplateSyntax(in: file.body) else { return }
    if mapping.keepsTemplates {
      leaveOut("template syntax (kept as text)")
      return
    }
    let line = templates.line.flatMap { line in bodyLine.map { $0 + line - 1 } }
    let more = templates.count > 1 ? ", and \(templates.count - 1) more in this file," : ""
    add(
      .template, "template syntax\(more) would be published as text", line: line,
      remedies: [.replaceTemplates])
  }

  private mutating func checkTimes(_ mapping: ImportMapping) {
    guard mapping.isLiveUnlessMarked, !isMarkedAsDraft, times[.firstPublishedAt] == nil,
      !problems.contains(where: { $0.kind == .time })
    else { return }
    add(
      .time, "no field gives the time of publication; add it, or mark the article as a draft")
  }

  /// A live article, a draft with a past, or a draft of the person who imports it.
  private func item(language: LanguageTag?, from bytes: [UInt8]) throws(Failure) -> ImportItem {
    let (article, slug) = try file.newArticle(language: language)
    guard let written = times[.createdAt] ?? times[.firstPublishedAt] else {
      return .draft(article, slug: slug, from: bytes)
    }
    var publication: ImportedArticle.Publication?
    if !isMarkedAsDraft, let first = times[.firstPublishedAt] {
      publication = .init(
        firstAt: first,
        last: .init(by: texts[.publishedBy], at: times[.lastPublishedAt] ?? first))
    }
    let author =
      texts[.author] ?? (file.byline.isEmpty ? nil : file.byline.joined(separator: ", "))
    return .past(
      ImportedArticle(
        slug: slug, content: article.content, origin: .init(by: author, at: written),
        source: texts[.source], publication: publication),
      body: file.body, from: bytes)
  }
}
