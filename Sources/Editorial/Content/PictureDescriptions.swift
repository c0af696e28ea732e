import PlainText

/// What an article says about the pictures in its body, by their addresses.
package struct PictureDescriptions: Sendable {
  private let images: [String: ArticleImage]

  /// - Parameter images: Of two for the same picture, the first is used.
  package init(_ images: [ArticleImage]) {
    self.images = Dictionary(
      images.map { (Self.identity(of: $0.uri), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Two addresses with the same identity mean the same picture: `rail.png` and `./rail.png`.
  package static func identity(of address: String) -> String {
    Picture.path(of: address) ?? address
  }

  /// Nil if the article says nothing about the picture.
  package func image(at address: String) -> ArticleImage? {
    images.isEmpty ? nil : images[Self.identity(of: address)]
  }

  /// The picture as the body shows it.
  ///
  /// - Parameter alternative: The alternative text in the body. Unless it is blank, it takes the place
  ///   of the other one.
  package func image(at address: String, alternative: String) -> ArticleImage {
    var image = image(at: address) ?? ArticleImage(uri: address)
    if !alternative.trimmed.isEmpty { image.alt = alternative }
    return image
  }
}
