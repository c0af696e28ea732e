import Editorial
import HTML
import Manuscripts

/// What an address of a picture in a text leads to.
package enum PictureReference: Hashable, Sendable {
  case stored(PublicPicture)
  /// The picture was erased.
  case erased
  /// The picture is not stored with the article.
  case elsewhere
}

extension PublicText {
  package func picture(at address: String) -> PictureReference {
    guard let picture = content.picture(at: address) else { return .elsewhere }
    return erasedPictures.contains(picture.key) ? .erased : .stored(PublicPicture(picture))
  }

  /// The pictures in the body about which the article says something, each once, with their
  /// alternative texts. Those that were erased are left out.
  func describedPictures(in document: MarkdownDocument) -> [ArticleImage] {
    guard !content.images.isEmpty else { return [] }
    let descriptions = PictureDescriptions(content.images)
    var seen: Set<String> = []
    return document.pictures.compactMap { found in
      guard let image = descriptions.image(at: found.uri), picture(at: found.uri) != .erased,
        seen.insert(image.uri).inserted
      else { return nil }
      return descriptions.image(at: found.uri, alternative: found.alternative)
    }
  }

  /// The stored pictures that were not erased.
  package var publicPictures: [PublicPicture] {
    content.pictures.filter { !erasedPictures.contains($0.key) }.map(PublicPicture.init)
  }
}

extension Publisher {
  /// The complete web address of a picture of a text; nil if there is no site, or if the picture was
  /// erased.
  package func address(ofPictureAt uri: String, in text: PublicText) -> String? {
    switch text.picture(at: uri) {
    case .stored(let picture): address(of: picture.fallback)
    case .erased: nil
    case .elsewhere: resolved(uri)
    }
  }

  /// The web address of a public file; nil without a site.
  package func address(of file: PublicPicture.File) -> String? {
    address.map { "\($0)/\(PublicPicture.folder)/\(file.name)" }
  }

  /// Where the body of a text finds a picture; nil to show its alternative text instead.
  func source(ofPictureAt uri: String, in text: PublicText) -> WebAddress? {
    if case .elsewhere = text.picture(at: uri) { return source(uri) }
    return address(ofPictureAt: uri, in: text).flatMap { WebAddress($0) }
  }

  /// Where a text finds a picture that is not stored with it; nil for an address that is not safe.
  func source(_ uri: String) -> WebAddress? {
    WebAddress(uri).flatMap { $0.isWeb ? completed($0) : nil }
  }
}
