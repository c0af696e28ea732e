import Digests
import Editorial
import Manuscripts
import Newsroom

extension ManuscriptFile {
  /// A revision as a file to edit; without a body if the text no longer exists.
  init(_ article: WorkingArticle) {
    let content = article.revision.content
    self.init(body: article.body ?? "")
    headline = content.headline
    slug = article.slug
    standfirst = content.standfirst
    byline = content.byline
    dateline = PartialDateline(content.dateline)
    section = content.section
    keywords = content.keywords
    language = content.language
    leadImage = PartialLeadImage(content.leadImage)
    baseRevision = article.revision.number
  }

  /// Whether it has any field in addition to the body.
  var hasFields: Bool { self != ManuscriptFile(body: body) }

  /// The article in the file.
  ///
  /// - Parameter language: The language of a file that names none.
  /// - Throws: ``InputError`` if the headline is missing, or a dateline or lead image is incomplete.
  func article(language defaultLanguage: LanguageTag?) throws(InputError) -> WrittenArticle {
    guard let headline else {
      throw InputError("the headline is missing; write 'headline:' in it or give --headline")
    }
    guard let language = language ?? defaultLanguage else {
      throw InputError("the language is missing; write 'language:' in it or give --language")
    }
    do {
      return WrittenArticle(
        content: Content(
          headline: headline, standfirst: standfirst, byline: byline,
          dateline: try dateline.complete(), section: section, keywords: keywords,
          language: language, leadImage: try leadImage.complete(),
          manuscript: Digest(of: body.utf8), wordCount: MarkdownDocument(body).wordCount),
        body: body)
    } catch {
      throw InputError(error.description)
    }
  }

  /// The slug that the file names, or that its headline suggests.
  func slugOrSuggestion() throws(InputError) -> Slug {
    if let slug { return slug }
    guard let slug = headline.flatMap(Slug.suggested) else {
      throw InputError("no slug can be made from the headline; write 'slug:' in it or give --slug")
    }
    return slug
  }
}
