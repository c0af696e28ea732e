package import Editorial

extension Slug {
  /// Makes a slug from a headline: the letters a to z, digits, and hyphens between words, cut at a
  /// word to ``Slug/maximumLength``. Other scripts are transliterated.
  ///
  /// - Parameter language: The headline's language, if it is known. Han characters are read only in
  ///   Chinese.
  /// - Throws: ``SlugProblem`` if letters would be lost, if there are none, or if the result could be
  ///   mistaken for an id. Then a person must choose the slug.
  package static func suggested(
    from headline: String, language: LanguageTag? = nil
  ) throws(SlugProblem) -> Slug {
    let latin = Transliteration(of: headline, language: language)
    if let lost = latin.lost { throw .untransliterated(lost) }
    guard let slug = joined(latin.words) else { throw .noLetters }
    guard !slug.looksLikeID else { throw .looksLikeID(slug) }
    return slug
  }

  private static func joined(_ words: [String]) -> Slug? {
    var text = ""
    for word in words {
      if text.isEmpty {
        text = String(word.prefix(maximumLength))
      } else if text.utf8.count + 1 + word.utf8.count <= maximumLength {
        text += "-" + word
      } else {
        break
      }
    }
    return Slug(text)
  }
}

/// Why no slug can be made from a headline. The description completes the sentence "no slug can be
/// made from the headline: …" and contains nothing of the headline but letters of a slug.
package enum SlugProblem: Error, Hashable, CustomStringConvertible {
  case noLetters
  case looksLikeID(Slug)
  case untransliterated(Transliteration.Loss)

  package var description: String {
    switch self {
    case .noLetters: "it has no letters or digits"
    case .looksLikeID(let slug): "\(slug) could be mistaken for the id of an article"
    case .untransliterated(let loss):
      "its character \(loss.place) (\(loss.codePoint)) is \(loss.script), which is "
        + (loss.isHan ? "transliterated only from Chinese, language zh" : "not transliterated")
    }
  }
}
