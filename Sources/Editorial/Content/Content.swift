package import Digests

/// The content of a revision: everything that readers see, except the slug, which belongs to the
/// article and changes independently.
package struct Content: Hashable, Sendable {
  package var headline: String
  /// The summary under the headline.
  package var standfirst: String?
  /// The authors' names, in order.
  package var byline: [String]
  package var dateline: Dateline?
  package var section: String?
  package var keywords: [String]
  package var language: LanguageTag
  package var leadImage: ArticleImage?
  /// The key of the manuscript, the body text, which is stored alongside the log.
  package var manuscript: Digest
  /// The number of words in the manuscript.
  package var wordCount: Int
  /// The pictures that are stored alongside the log, in the order in which the article refers to
  /// them.
  package var pictures: [Picture]
  /// What the article says about pictures in the manuscript, stored or not; see
  /// ``PictureDescriptions``.
  package var images: [ArticleImage]
  /// The first pictures in the manuscript that lack something for a submission, each once.
  package var incompletePictures: [IncompletePicture]
  /// The number of pictures in the manuscript without alternative text, from a program that did not
  /// name them; otherwise 0.
  package var undescribedPictures: Int

  package init(
    headline: String, standfirst: String? = nil, byline: [String] = [], dateline: Dateline? = nil,
    section: String? = nil, keywords: [String] = [], language: LanguageTag,
    leadImage: ArticleImage? = nil, manuscript: Digest, wordCount: Int,
    pictures: [Picture] = [], images: [ArticleImage] = [],
    incompletePictures: [IncompletePicture] = [], undescribedPictures: Int = 0
  ) {
    self.headline = headline
    self.standfirst = standfirst
    self.byline = byline
    self.dateline = dateline
    self.section = section
    self.keywords = keywords
    self.language = language
    self.leadImage = leadImage
    self.manuscript = manuscript
    self.wordCount = wordCount
    self.pictures = pictures
    self.images = images
    self.incompletePictures = incompletePictures
    self.undescribedPictures = undescribedPictures
  }
}

/// Where and when a story was filed, and by which agency. It is rendered in front of the first
/// paragraph: `Beijing, 23 November 2021 (TDI):`.
package struct Dateline: Hashable, Sendable {
  package var place: String
  package var date: CalendarDate
  package var source: String?

  package init(place: String, date: CalendarDate, source: String? = nil) {
    self.place = place
    self.date = date
    self.source = source
  }
}
