import Editorial
import Foundation
import HTMLConversion
import Manuscripts
import PlainText

/// An article of another system while its fields are translated.
struct ForeignArticle {
  private(set) var file: ManuscriptFile
  private(set) var texts: [ImportTarget.Past: String] = [:]
  private(set) var times: [ImportTarget.Past: Date] = [:]
  private(set) var isMarkedAsDraft = false
  private(set) var problems: [(kind: ImportProblem.Kind, failure: Failure)] = []
  private(set) var leftOut: [String] = []

  private let mapping: ImportMapping

  init(body: String, _ mapping: ImportMapping) {
    file = ManuscriptFile(body: body)
    self.mapping = mapping
  }

  /// Whether the fields have lines in a file. Those of an export have none.
  private var hasLines: Bool { mapping.archive == .markdown }

  mutating func read(_ fields: ForeignFields) {
    leftOut += fields.ignored
    var seen: Set<String> = []
    for mapped in fields.mapped {
      let line = mapped.field.line
      guard seen.insert(mapped.path.lowercased()).inserted else {
        add(.field, "\(Quoted(mapped.path)) appears twice; keep one", line: line)
        continue
      }
      do throws(ManuscriptError) {
        let texts = try texts(of: mapped)
        if !texts.isEmpty { try set(mapped.target, to: texts, mapped.path, line: line) }
      } catch {
        add(.field, Failure(.invalid, hasLines ? "\(error)" : "\(ManuscriptError(error.kind))"))
      }
    }
  }

  /// Adds what the source says about pictures in the body. What several say about one picture is put
  /// together, and the first that gives a text counts.
  mutating func add(_ images: [ArticleImage]) {
    let shown = MarkdownDocument(file.body).pictures.map {
      (PictureDescriptions.identity(of: $0.uri), $0.alternative)
    }
    let given = Dictionary(
      grouping: images, by: { PictureDescriptions.identity(of: $0.uri) })
    var seen: Set<String> = []
    for (id, alternative) in shown where seen.insert(id).inserted {
      guard let all = given[id], let first = all.first else { continue }
      func text(_ path: KeyPath<ArticleImage, String?>) -> String? {
        all.lazy.compactMap { $0[keyPath: path] }.first
      }
      do {
        try file.addImage(
          PartialImage(
            uri: first.uri, caption: text(\.caption),
            alt: alternative.trimmed.isEmpty ? text(\.alt) : nil, credit: text(\.credit)))
      } catch {
        leaveOut("captions of pictures with an unusual address")
      }
    }
    if given.keys.contains(where: { !seen.contains($0) }) {
      leaveOut("pictures that the text does not show")
    }
  }

  mutating func add(_ captions: [HTMLCaption]) {
    add(captions.map { ArticleImage(uri: $0.address, caption: $0.caption, credit: $0.credit) })
  }

  /// Adds what no field gave.
  mutating func complete(slug: Slug?, date: Date?, section: String?, isDraft: Bool) {
    if file.slug == nil { file.slug = slug }
    if times[.firstPublishedAt] == nil { times[.firstPublishedAt] = date }
    if file.section == nil { file.section = section ?? mapping.section }
    if isDraft { isMarkedAsDraft = true }
  }

  mutating func add(
    _ kind: ImportProblem.Kind, _ sentence: String, line: Int? = nil, remedies: [Remedy] = []
  ) {
    let place = line.flatMap { hasLines ? "line \($0): " : nil } ?? ""
    add(kind, Failure(.invalid, place + sentence, remedies: remedies))
  }

  mutating func add(_ kind: ImportProblem.Kind, _ failure: Failure) {
    problems.append((kind, failure))
  }

  mutating func leaveOut(_ name: String) { leftOut.append(name) }

  private func texts(of mapped: ForeignFields.Mapped) throws(ManuscriptError) -> [String] {
    let texts: [String]
    switch mapped.field.value {
    case .empty: texts = []
    case .text(let text):
      if mapping.words.contains(mapped.path.lowercased()) {
        return text.split { $0 == " " || $0 == "," }.map(String.init)
      }
      texts = [text]
    case .list(let items):
      texts = items.compactMap(\.text)
      guard texts.count == items.count else { throw wrongShape(mapped) }
    case .invalid(let error): throw error
    case .fields, .other: throw wrongShape(mapped)
    }
    return texts.filter { $0.contains { !$0.isWhitespace } }
  }

  private func wrongShape(_ mapped: ForeignFields.Mapped) -> ManuscriptError {
    ManuscriptError(
      .wrongShape(field: mapped.path, expected: "a text or a list of texts"),
      line: mapped.field.valueLine)
  }

  private mutating func set(
    _ target: ImportTarget, to texts: [String], _ path: String, line: Int
  ) throws(ManuscriptError) {
    switch target {
    case .field(.keywords): try addKeywords(texts, line: line)
    case .field(.byline):
      let names = file.byline + texts.filter { !file.byline.contains($0) }
      try file.set(.byline, toList: names, line: line)
    case .field(.slug): setSlug(first(of: texts, path), path)
    case .field(let field):
      if field != .section, file.text(of: field) != nil {
        if file.text(of: field) != texts[0] { leaveOut("\(path) (another field was used)") }
      } else if field == .section, file.section != nil {
        try addKeywords(texts, line: line)
      } else {
        try file.set(field, to: first(of: texts, path), line: line)
      }
    case .sectionAndKeywords:
      if file.section == nil {
        try file.set(.section, to: texts[0], line: line)
        try addKeywords(Array(texts.dropFirst()), line: line)
      } else {
        try addKeywords(texts.filter { $0 != file.section }, line: line)
      }
    case .past(let past): set(past, to: first(of: texts, path), path, line: line)
    }
  }

  /// The first of several texts of a field that takes one.
  private mutating func first(of texts: [String], _ path: String) -> String {
    if texts.count > 1 { leaveOut("\(path) (all but the first)") }
    return texts[0]
  }

  /// Keywords in one text are separated by commas.
  private mutating func addKeywords(_ texts: [String], line: Int) throws(ManuscriptError) {
    var added = ManuscriptFile()
    for text in texts {
      try added.set(.keywords, to: text, line: line)
      let new = added.keywords.filter { !file.keywords.contains($0) }
      file.keywords += new
    }
  }

  /// If no slug can be made from the text, the headline gives it.
  private mutating func setSlug(_ text: String, _ path: String) {
    guard file.slug == nil else { return }
    if let slug = Slug(text) {
      file.slug = slug
    } else if let slug = try? Slug.suggested(from: text, language: file.language) {
      file.slug = slug
      leaveOut("\(path) (characters that no slug has)")
    } else {
      leaveOut("\(path) (no slug can be made from it)")
    }
  }

  private mutating func set(
    _ past: ImportTarget.Past, to text: String, _ path: String, line: Int
  ) {
    switch past {
    case .author, .source, .publishedBy:
      if let former = texts[past], former != text { leaveOut("\(path) (another field was used)") }
      texts[past] = texts[past] ?? text
    case .createdAt, .firstPublishedAt, .lastPublishedAt:
      guard times[past] == nil else { return leaveOut("\(path) (another field was used)") }
      do {
        times[past] = try ForeignTime(zone: mapping.zone).instant(text)
      } catch {
        add(.time, "\(Quoted(path)) \(error.reason)", line: line, remedies: error.remedies)
      }
    case .draft, .published:
      switch text.lowercased() {
      case "true", "yes": isMarkedAsDraft = isMarkedAsDraft || past == .draft
      case "false", "no": isMarkedAsDraft = isMarkedAsDraft || past == .published
      default: add(.field, "\(Quoted(path)) must be true or false", line: line)
      }
    }
  }
}

extension ManuscriptFile {
  /// The text of a field that is neither a list nor a slug.
  fileprivate func text(of field: ManuscriptField) -> String? {
    switch field {
    case .headline: headline
    case .standfirst: standfirst
    case .datelinePlace: dateline.place
    case .datelineDate: dateline.date?.description
    case .datelineSource: dateline.source
    case .section: section
    case .language: language?.text
    case .leadImageURI: leadImage.uri
    case .leadImageCaption: leadImage.caption
    case .leadImageAlt: leadImage.alt
    case .leadImageCredit: leadImage.credit
    case .slug, .byline, .keywords, .revision, .imageURI, .imageCaption, .imageAlt, .imageCredit:
      nil
    }
  }
}
