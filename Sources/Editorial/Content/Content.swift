package import Digests

/// What a revision says: everything a reader may see but the slug, which is the article's address
/// and moves on its own.
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
  package var leadImage: LeadImage?
  /// The key of the manuscript, the body text that is kept beside the log.
  package var manuscript: Digest
  /// The number of words in the manuscript; 0 when it says nothing.
  package var wordCount: Int

  package init(
    headline: String, standfirst: String? = nil, byline: [String] = [], dateline: Dateline? = nil,
    section: String? = nil, keywords: [String] = [], language: LanguageTag,
    leadImage: LeadImage? = nil, manuscript: Digest, wordCount: Int
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
  }
}
