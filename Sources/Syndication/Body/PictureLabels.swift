package import Editorial
package import HTML

/// What a page for the people of the newsroom writes before what it says about a picture. They read what
/// a reader hears or does not see, because they answer for it.
package struct PictureLabels: Sendable {
  /// The address of a picture follows that the page does not load.
  package let notShown: String
  package let credit: String
  package let alternative: String

  package init(notShown: String, credit: String, alternative: String) {
    (self.notShown, self.credit, self.alternative) = (notShown, credit, alternative)
  }
}

extension HTMLWriter {
  /// Writes a picture with everything that is said about it, for the people of the newsroom.
  ///
  /// - Parameter source: Where the page loads it; nil if it does not.
  package mutating func write(
    figureOf image: ArticleImage, from source: WebAddress?, _ labels: PictureLabels
  ) {
    begin(.figure)
    let form = source.map(BodyPictures.Form.at)
    write(image, form ?? .notShown(uri: image.uri, label: labels.notShown))
    writeCaption(of: image, in: .figcaption, interfaceAttributes: nil, labels: labels)
    end()
  }
}
