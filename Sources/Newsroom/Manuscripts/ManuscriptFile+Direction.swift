package import Editorial
package import Manuscripts
import PlainText

extension ManuscriptFile {
  /// The article that a person writes now. What an archive has is imported as it is.
  ///
  /// - Throws: ``Failure`` as ``newArticle(language:)``, and as ``requireOneDirection()``.
  package func newDraft() throws(Failure) -> (article: WrittenArticle, slug: Slug) {
    try requireOneDirection()
    return try newArticle()
  }

  /// With such characters, an approver would read other words than the program. Scripts that are read
  /// from right to left do not need them.
  ///
  /// - Throws: ``Failure`` for a field with a character that overrides or embeds a direction.
  func requireOneDirection() throws(Failure) {
    for (field, texts) in shownFields {
      let scalars = texts.compactMap(\.self).flatMap(\.unicodeScalars)
      guard let scalar = scalars.first(where: { (0x202A...0x202E).contains($0.value) }) else {
        continue
      }
      throw Failure(
        .invalid,
        "'\(field.name)' contains the invisible character \(VisibleText.codePoint(scalar.value)), "
          + "which changes the order in which others are read; remove it, or type the text again")
    }
  }

  private var shownFields: [(field: ManuscriptField, texts: [String?])] {
    [
      (.headline, [headline]), (.standfirst, [standfirst]), (.byline, byline),
      (.datelinePlace, [dateline.place]), (.datelineSource, [dateline.source]),
      (.section, [section]), (.keywords, keywords), (.leadImageCaption, [leadImage.caption]),
      (.leadImageAlt, [leadImage.alt]), (.leadImageCredit, [leadImage.credit]),
      (.imageCaption, images.map(\.caption)), (.imageAlt, images.map(\.alt)),
      (.imageCredit, images.map(\.credit)),
    ]
  }
}
