import Digests
package import Editorial
package import Manuscripts
import PlainText

extension Newsroom {
  /// The language of an article that names none.
  package static let language = LanguageTag("en")
}

extension ManuscriptFile {
  /// Whether it has any field in addition to the body.
  package var hasFields: Bool { self != ManuscriptFile(body: body) }

  /// The article in the file, and the slug that the file names or that its headline suggests.
  ///
  /// - Parameter language: The language of a file that names none.
  /// - Throws: ``Failure`` if the headline is missing, if the slug is missing and cannot be made from
  ///   the headline, or if a dateline or lead image is incomplete.
  package func newArticle(
    language: LanguageTag? = Newsroom.language
  ) throws(Failure) -> (article: WrittenArticle, slug: Slug) {
    let article = try article(language: language)
    return (article, try slugOrSuggestion(for: article.content))
  }

  /// - Throws: ``Failure`` if the headline is missing, or a dateline or lead image is incomplete.
  func article(language defaultLanguage: LanguageTag?) throws(Failure) -> WrittenArticle {
    guard let headline else {
      throw Failure(.invalid, "the headline is missing", .giveField(.headline))
    }
    guard let language = language ?? defaultLanguage else {
      throw Failure(.invalid, "the language is missing", .giveField(.language))
    }
    let document = MarkdownDocument(body)
    do {
      return WrittenArticle(
        content: Content(
          headline: headline, standfirst: standfirst, byline: byline,
          dateline: try dateline.complete(), section: section, keywords: keywords,
          language: language, leadImage: try leadImage.complete(),
          manuscript: Digest(of: body.utf8), wordCount: document.wordCount,
          undescribedPictures: document.pictures.count { $0.alternative.trimmed.isEmpty }),
        body: body)
    } catch {
      throw Failure(.invalid, error.description)
    }
  }

  private func slugOrSuggestion(for content: Content) throws(Failure) -> Slug {
    if let slug { return slug }
    do {
      return try Slug.suggested(from: content.headline, language: content.language)
    } catch {
      throw Failure(
        .invalid, "no slug can be made from the headline: \(error)", .giveField(.slug))
    }
  }
}
