import Digests
package import Editorial
package import Manuscripts

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
    let images = try images(of: document)
    let descriptions = PictureDescriptions(images)
    do {
      return WrittenArticle(
        content: Content(
          headline: headline, standfirst: standfirst, byline: byline,
          dateline: try dateline.complete(), section: section, keywords: keywords,
          language: language, leadImage: try leadImage.complete(),
          manuscript: Digest(of: body.utf8), wordCount: document.wordCount,
          images: images, incompletePictures: document.incompletePictures(descriptions)),
        body: body)
    } catch {
      throw Failure(.invalid, error.description)
    }
  }

  /// What the file says about the pictures in its body.
  ///
  /// - Throws: ``Failure`` for an entry about a picture that is not in the body, or that another entry
  ///   is about.
  private func images(of document: MarkdownDocument) throws(Failure) -> [ArticleImage] {
    if images.isEmpty { return [] }
    let shown = Set(document.pictures.map { PictureDescriptions.identity(of: $0.uri) })
    var described: Set<String> = []
    var complete: [ArticleImage] = []
    for image in images {
      guard let uri = image.uri else { continue }
      let id = PictureDescriptions.identity(of: uri)
      guard shown.contains(id) else {
        throw Failure(
          .invalid,
          "the text has no picture \(uri); correct the entry in 'images', or remove it")
      }
      guard described.insert(id).inserted else {
        throw Failure(.invalid, "'images' has two entries for \(uri); keep one")
      }
      complete.append(
        ArticleImage(uri: uri, caption: image.caption, alt: image.alt, credit: image.credit))
    }
    return complete
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

extension MarkdownDocument {
  /// The first pictures that lack something for a submission, each once.
  fileprivate func incompletePictures(_ descriptions: PictureDescriptions) -> [IncompletePicture] {
    var found: [IncompletePicture] = []
    for picture in pictures where found.count < IncompletePicture.limit {
      let image = descriptions.image(at: picture.uri, alternative: picture.alternative)
      guard let incomplete = IncompletePicture(image), !found.contains(incomplete) else { continue }
      found.append(incomplete)
    }
    return found
  }
}
