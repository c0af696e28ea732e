package import Digests
package import Editorial
package import Foundation
package import PostgresEventStore

/// A saved content of an article, and what happened to it.
package struct RevisionRow: ReadModelRecord {
  package var article = UUID.unset
  /// From 1.
  package var revision = 0
  package var digest = Digest.unset
  package var headline = ""
  package var standfirst: String?
  package var byline: [String] = []
  package var datelinePlace: String?
  package var datelineDate: CalendarDate?
  package var datelineSource: String?
  package var section: String?
  package var keywords: [String] = []
  package var language = LanguageTag.unset
  package var imageURI: String?
  package var imageCaption: String?
  package var imageAlt: String?
  package var imageCredit: String?
  /// The key of the body text.
  package var manuscript = Digest.unset
  package var wordCount = 0
  /// Each as the text of a `Picture`; see ``pictures``.
  package var pictureTexts: [String] = []
  /// Each as the text of an `ArticleImage`; see ``images``.
  package var imageTexts: [String] = []
  package var savedBy = ""
  package var savedAt = Date.unset
  package var restoredFrom: Int?
  /// Everyone whose work since the latest published revision is in this one, sorted. None of them
  /// may approve it.
  package var contributors: [String] = []
  package var submittedBy: String?
  package var submittedAt: Date?
  package var approvedBy: String?
  package var approvedAt: Date?
  package var firstPublishedAt: Date?

  package init() {}

  package static let table = TableDefinition<RevisionRow>(
    "revisions", stream: ("article", \.article), ordinal: ("revision", \.revision),
    columns: [
      Column("article", \.article), Column("revision", \.revision), Column("digest", \.digest),
      Column("headline", \.headline), Column("standfirst", \.standfirst),
      Column("byline", \.byline), Column("dateline_place", \.datelinePlace),
      Column("dateline_date", \.datelineDate), Column("dateline_source", \.datelineSource),
      Column("section", \.section), Column("keywords", \.keywords),
      Column("language", \.language), Column("image_uri", \.imageURI),
      Column("image_caption", \.imageCaption), Column("image_alt", \.imageAlt),
      Column("image_credit", \.imageCredit), Column("manuscript", \.manuscript),
      Column("word_count", \.wordCount), Column("pictures", \.pictureTexts),
      Column("images", \.imageTexts),
      Column("saved_by", \.savedBy),
      Column("saved_at", \.savedAt), Column("restored_from", \.restoredFrom),
      Column("contributors", \.contributors),
      Column("submitted_by", \.submittedBy), Column("submitted_at", \.submittedAt),
      Column("approved_by", \.approvedBy), Column("approved_at", \.approvedAt),
      Column("first_published_at", \.firstPublishedAt),
    ])
}

extension RevisionRow {
  /// Nil if the revision has none.
  package var dateline: Dateline? {
    guard let place = datelinePlace, let date = datelineDate else { return nil }
    return Dateline(place: place, date: date, source: datelineSource)
  }

  /// In the order in which the revision refers to them.
  package var pictures: [Picture] { pictureTexts.compactMap(Picture.init(text:)) }

  /// What the revision says about pictures in its body.
  package var images: [ArticleImage] { imageTexts.compactMap(ArticleImage.init(text:)) }

  /// Nil if the revision has none.
  package var leadImage: ArticleImage? {
    imageURI.map {
      ArticleImage(uri: $0, caption: imageCaption, alt: imageAlt, credit: imageCredit)
    }
  }
}
