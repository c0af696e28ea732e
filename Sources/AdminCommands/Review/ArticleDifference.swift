import EditorialReadModels
import Manuscripts
import Newsroom
import Terminal
import TerminalManuscripts

/// The words changed between two revisions, field by field.
struct ArticleDifference: Encodable {
  struct Field: Encodable {
    struct Segment: Encodable {
      let kind: String
      let text: String
    }

    let field: String
    let segments: [Segment]
  }

  /// A revision whose text cannot be compared.
  struct Erased: Encodable {
    let revision: Int
    let erasure: TextErasure

    private enum CodingKeys: String, CodingKey {
      case revision
    }

    func encode(to encoder: any Encoder) throws {
      try erasure.encode(to: encoder)
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(revision, forKey: .revision)
    }
  }

  let slug: String
  let from: Int
  let to: Int
  /// The fields that changed, the body last.
  let fields: [Field]
  let erased: [Erased]
  private let changes: [(field: String, words: WordDiff)]

  private enum CodingKeys: String, CodingKey {
    case slug, from, to, fields, erased
  }

  init(from old: ArticleAnswer, to new: ArticleAnswer) {
    slug = new.board.slug
    from = old.revision.revision
    to = new.revision.revision
    erased = [old, new].compactMap { answer in
      answer.erased.map { Erased(revision: answer.revision.revision, erasure: $0) }
    }
    changes = zip(
      Self.texts(of: old, comparedWith: new), Self.texts(of: new, comparedWith: old)
    ).compactMap { old, new in
      let words = WordDiff(from: old.text, to: new.text)
      return words.isEmpty ? nil : (new.field, words)
    }
    fields = changes.map { field, words in
      Field(
        field: field,
        segments: words.segments.map { .init(kind: $0.kind.name, text: $0.text) })
    }
  }

  /// The changed fields under their names, each line with its newline.
  ///
  /// - Parameter context: How many unchanged paragraphs to show around a change; nil for all.
  func text(for screen: TerminalCapabilities, context: Int?) -> String {
    let paint = Paint(for: screen)
    let blocks = changes.map { field, words in
      ([paint(field, .bold)]
        + words.lines(width: screen.readingWidth, paint: paint, context: context))
        .joined(separator: "\n")
    }
    guard !blocks.isEmpty else { return "" }
    let title = paint("\(slug): revision \(from) → \(to)", .dim)
    return ([title] + blocks).joined(separator: "\n\n") + "\n"
  }

  private static func texts(
    of answer: ArticleAnswer, comparedWith other: ArticleAnswer
  ) -> [(field: String, text: String)] {
    let row = answer.revision
    // A text that is kept no more differs from none.
    let body = other.body == nil ? "" : answer.body ?? ""
    return [
      ("headline", row.headline), ("standfirst", row.standfirst ?? ""),
      ("byline", row.byline.joined(separator: "\n")), ("dateline", row.dateline?.rendered ?? ""),
      ("section", row.section ?? ""), ("keywords", row.keywords.joined(separator: ", ")),
      ("language", row.language), ("leadImage.uri", row.imageURI ?? ""),
      ("leadImage.caption", row.imageCaption ?? ""), ("leadImage.alt", row.imageAlt ?? ""),
      ("leadImage.credit", row.imageCredit ?? ""), ("body", body),
    ]
  }
}

extension WordDiff.Segment.Kind {
  fileprivate var name: String {
    switch self {
    case .same: "same"
    case .removed: "removed"
    case .inserted: "inserted"
    }
  }
}
