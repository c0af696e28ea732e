import Editorial
import EditorialReadModels
import JSON
import Manuscripts
import Newsroom
import Terminal
import TerminalManuscripts

/// The changed words between two revisions, field by field.
struct ArticleDifference {
  struct Field {
    let field: String
    let words: WordDiff
  }

  /// A revision whose text cannot be compared.
  struct Erased {
    let revision: Int
    let erasure: TextErasure
  }

  let slug: Slug
  let from: Int
  let to: Int
  /// The fields that changed, the body last.
  let fields: [Field]
  let erased: [Erased]

  init(from old: ArticleAnswer, to new: ArticleAnswer) {
    slug = new.board.slug
    from = old.revision.revision
    to = new.revision.revision
    erased = [old, new].compactMap { answer in
      answer.erased.map { Erased(revision: answer.revision.revision, erasure: $0) }
    }
    fields = zip(
      Self.texts(of: old, comparedWith: new), Self.texts(of: new, comparedWith: old)
    ).compactMap { old, new in
      let words = WordDiff(from: old.text, to: new.text)
      return words.isEmpty ? nil : Field(field: new.field, words: words)
    }
  }

  /// The changed fields under their names, each line with its newline.
  ///
  /// - Parameter context: How many unchanged paragraphs to show around a change; nil for all.
  func text(for screen: TerminalCapabilities, context: Int?) -> String {
    let paint = Paint(for: screen)
    let blocks = fields.map { field in
      ([paint(field.field, .bold)]
        + field.words.lines(width: screen.readingWidth, paint: paint, context: context))
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
    // An erased text is not compared.
    let body = other.body == nil ? "" : answer.body ?? ""
    return [
      ("headline", row.headline), ("standfirst", row.standfirst ?? ""),
      ("byline", row.byline.joined(separator: "\n")), ("dateline", row.dateline?.rendered ?? ""),
      ("section", row.section ?? ""), ("keywords", row.keywords.joined(separator: ", ")),
      ("language", row.language.text), ("leadImage.uri", row.imageURI ?? ""),
      ("leadImage.caption", row.imageCaption ?? ""), ("leadImage.alt", row.imageAlt ?? ""),
      ("leadImage.credit", row.imageCredit ?? ""), ("body", body),
    ]
  }
}

extension ArticleDifference: JSONDescribed {
  static let json = JSONDescription<ArticleDifference>(
    "Difference", "The changed words between two revisions.",
    [
      JSONMember("slug", "The current slug.", \.slug),
      JSONMember("from", "The number of the older revision.", \.from),
      JSONMember("to", "The number of the newer revision.", \.to),
      JSONMember("fields", "The fields that changed, the body last.", \.fields),
      JSONMember("erased", "The revisions whose text was erased and cannot be compared.", \.erased),
    ])
}

extension ArticleDifference.Field: JSONDescribed {
  static let json = JSONDescription<ArticleDifference.Field>(
    "ChangedField", "A field that changed.",
    [
      JSONMember("field", "The name of the field.", \.field),
      JSONMember("segments", "The text of both revisions, in segments.", \.words.segments),
    ])
}

extension WordDiff.Segment: JSONDescribed {
  static let json = JSONDescription<WordDiff.Segment>(
    "DifferenceSegment", "A part of a text that one of two revisions has, or both.",
    [
      JSONMember("kind", "Whether both have it, or only the older or the newer one.", \.kind),
      JSONMember("text", "The part.", \.text),
    ])
}

extension WordDiff.Segment.Kind: JSONDescribed {
  static let json = JSONDescription<WordDiff.Segment.Kind>(
    .oneOf(["same", "removed", "inserted"])
  ) { kind in
    switch kind {
    case .same: "same"
    case .removed: "removed"
    case .inserted: "inserted"
    }
  }
}

extension ArticleDifference.Erased: JSONDescribed {
  static let json = JSONDescription<ArticleDifference.Erased>(
    "ErasedRevision", "A revision whose text was erased, by whom and why.",
    [
      JSONMember("revision", "The number of the revision.", \.revision),
      JSONMember("by", "The login that erased it.", \.erasure.by),
      JSONMember("at", "When it was erased.", \.erasure.at),
      JSONMember("reason", "Why.", \.erasure.reason),
      JSONMember("ground", "The law or the ruling that requires it.", \.erasure.ground),
    ])
}
