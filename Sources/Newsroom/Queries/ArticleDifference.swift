import Digests
package import Editorial
import EditorialReadModels
package import JSON
package import Manuscripts
import Pictures
import PlainText

/// The changed words between two revisions, field by field.
package struct ArticleDifference: Sendable {
  package struct Field: Sendable {
    package let field: String
    package let words: WordDiff
  }

  /// A revision whose text cannot be compared.
  package struct Erased: Sendable {
    package let revision: Int
    package let erasure: TextErasure
  }

  package let slug: Slug
  package let from: Int
  package let to: Int
  /// The fields that changed, the body last.
  package let fields: [Field]
  package let erased: [Erased]
  /// The stored pictures that only the older revision has, except those that were erased.
  package let formerPictures: [Picture]
  /// The stored pictures that only the newer revision has, except those that were erased.
  package let newPictures: [Picture]

  package init(from old: ArticleAnswer, to new: ArticleAnswer) {
    slug = new.board.slug
    from = old.revision.revision
    to = new.revision.revision
    erased = [old, new].compactMap { answer in
      answer.erased.map { Erased(revision: answer.revision.revision, erasure: $0) }
    }
    let (before, after) = (Self.pictures(of: old), Self.pictures(of: new))
    formerPictures = before.filter { !after.contains($0) }
    newPictures = after.filter { !before.contains($0) }
    fields = Self.fields(
      from: RevisionText(row: old.revision, body: old.body),
      to: RevisionText(row: new.revision, body: new.body))
  }

  private static func pictures(of answer: ArticleAnswer) -> [Picture] {
    answer.pictures.filter { $0.erased == nil }.map(\.picture)
  }

  /// The fields that changed, the body last. A text that was erased is not compared.
  static func fields(from old: RevisionText, to new: RevisionText) -> [Field] {
    zip(texts(of: old, comparedWith: new), texts(of: new, comparedWith: old)).compactMap {
      old, new in
      let words = WordDiff(from: old.text, to: new.text)
      return words.isEmpty ? nil : Field(field: new.field, words: words)
    }
  }

  private static func texts(
    of revision: RevisionText, comparedWith other: RevisionText
  ) -> [(field: String, text: String)] {
    let row = revision.row
    let body = other.body == nil ? "" : revision.body ?? ""
    return [
      ("headline", row.headline), ("standfirst", row.standfirst ?? ""),
      ("byline", row.byline.joined(separator: "\n")), ("dateline", row.dateline?.rendered ?? ""),
      ("section", row.section ?? ""), ("keywords", row.keywords.joined(separator: ", ")),
      ("language", row.language.text), ("leadImage.uri", row.imageURI ?? ""),
      ("leadImage.caption", row.imageCaption ?? ""), ("leadImage.alt", row.imageAlt ?? ""),
      ("leadImage.credit", row.imageCredit ?? ""),
      ("images", row.images.map(\.words).joined(separator: "\n\n")),
      ("pictures", row.pictures.map(\.identity).joined(separator: "\n")),
      ("body", body),
    ]
  }
}

extension Picture {
  /// Its path and size, and what distinguishes its bytes from others.
  fileprivate var identity: String {
    "\(path) \(format.mediaType) \(width) × \(height) \(key.hex.prefix(12))"
  }
}

extension Member {
  /// The changed words between two revisions of an article.
  ///
  /// - Parameters:
  ///   - number: The older revision; by default the last published one if it is older than the newer
  ///     revision, and otherwise the one before the newer revision.
  ///   - other: The newer revision; by default the working one.
  /// - Throws: ``Failure`` if there is no such article or revision, or no older revision.
  package func difference(
    _ reference: String, from number: Int? = nil, to other: Int? = nil
  ) async throws -> Answer<ArticleDifference> {
    let new = try await show(reference, revision: other)
    return Answer(
      value: try await difference(from: number, to: new.value), remarks: new.remarks)
  }

  /// The changed words between a revision that has been read and an older one.
  ///
  /// - Parameter number: As in ``difference(_:from:to:)``.
  package func difference(
    from number: Int?, to new: ArticleAnswer
  ) async throws -> ArticleDifference {
    let old = try await show(new.board.article.text, revision: try number ?? new.base)
    return ArticleDifference(from: old.value, to: new)
  }
}

extension ArticleAnswer {
  /// The number of the revision that this one is compared with by default.
  fileprivate var base: Int {
    get throws(Failure) {
      let number = revision.revision
      if let published = publication?.revision, published < number { return published }
      guard number > 1 else {
        throw Failure(
          .unacceptable, "\(board.slug) has only one revision; there is nothing to compare")
      }
      return number - 1
    }
  }
}

extension ArticleDifference: JSONDescribed {
  package static let json = JSONDescription<ArticleDifference>(
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
  package static let json = JSONDescription<ArticleDifference.Field>(
    "ChangedField", "A field that changed.",
    [
      JSONMember("field", "The name of the field.", \.field),
      JSONMember("segments", "The text of both revisions, in segments.", \.words.segments),
    ])
}

extension WordDiff.Segment: JSONDescribed {
  package static let json = JSONDescription<WordDiff.Segment>(
    "DifferenceSegment", "A part of a text that one of two revisions has, or both.",
    [
      JSONMember("kind", "Whether both have it, or only the older or the newer one.", \.kind),
      JSONMember("text", "The part.", \.text),
    ])
}

extension WordDiff.Segment.Kind: JSONDescribed {
  package static let json = JSONDescription<WordDiff.Segment.Kind>(
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
  package static let json = JSONDescription<ArticleDifference.Erased>(
    "ErasedRevision", "A revision whose text was erased, by whom and why.",
    [
      JSONMember("revision", "The number of the revision.", \.revision),
      JSONMember("by", "The login that erased it.", \.erasure.by),
      JSONMember("at", "When it was erased.", \.erasure.at),
      JSONMember("reason", "Why.", \.erasure.reason),
      JSONMember("ground", "The law or the ruling that requires it.", \.erasure.ground),
    ])
}
