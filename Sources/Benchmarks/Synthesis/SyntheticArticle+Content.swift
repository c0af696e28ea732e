import Digests
import Editorial

extension SyntheticArticle {
  /// A slug of ASCII words, with the unique number of the article.
  func slug(using random: inout SeededRandom) -> Slug? {
    let words = (0..<random.within(2...4)).map { _ in random.element(of: Self.slugWords) }
    // A new slug of the article must also differ from its former ones.
    let suffix = String(number, radix: 36) + "-" + String(state.version + 1, radix: 36)
    return Slug(words.joined(separator: "-") + "-" + suffix)
  }

  func firstContent(
    _ key: Digest, at now: Int, using random: inout SeededRandom
  ) -> Content? {
    guard let day = CalendarDate(daysSince1970: now / 86_400_000) else { return nil }
    return Content(
      headline: prose.line(4...9, using: &random),
      standfirst: prose.sentence(using: &random),
      byline: [Staff.fullName(of: author)],
      dateline: Dateline(place: random.element(of: Self.places), date: day, source: "GNA"),
      section: random.element(of: Self.sections),
      keywords: (0..<random.within(2...5)).map { _ in random.element(of: Self.keywords) },
      language: prose.vocabulary.language,
      leadImage: random.chance(0.6) ? image(using: &random) : nil,
      manuscript: key, wordCount: manuscript.wordCount)
  }

  private func image(using random: inout SeededRandom) -> ArticleImage {
    ArticleImage(
      uri: "https://pictures.example/\(String(number, radix: 36)).jpg",
      caption: prose.line(5...10, using: &random), alt: prose.line(4...8, using: &random),
      credit: Staff.fullName(of: author))
  }

  static let sections = [
    "arts", "books", "business", "city", "climate", "courts", "culture", "education", "elections",
    "environment", "film", "finance", "food", "health", "housing", "labour", "local", "media",
    "music", "opinion", "politics", "region", "science", "sport", "technology", "theatre",
    "transport", "travel", "weather", "world",
  ]
  static let keywords = [
    "airport", "archive", "bees", "bicycle", "bridge", "budget", "buses", "campaign", "castle",
    "census", "coal", "coast", "concert", "council", "crime", "dairy", "dam", "debt", "drought",
    "energy", "exhibition", "exports", "ferry", "festival", "fire", "fishing", "floods", "forest",
    "fraud", "fuel", "gallery", "grain", "harbour", "heating", "hospital", "inflation", "inquest",
    "library", "lottery", "market", "mayor", "migration", "mill", "mining", "museum", "noise",
    "parks", "pensions", "ports", "prices", "prison", "railway", "recycling", "rents", "rivers",
    "roads", "schools", "storm", "strike", "tax", "theft", "tourism", "trade", "trams", "union",
    "university", "verdict", "vote", "water", "wind",
  ]
  private static let places = [
    "Aarhus", "Basel", "Bremen", "Bruges", "Cork", "Dresden", "Ghent", "Graz", "Hull", "Leeds",
    "Lille", "Linz", "Lyon", "Malmö", "Nantes", "Porto", "Rostock", "Trieste", "Turin", "Zürich",
  ]
  private static let slugWords = keywords + sections
}
