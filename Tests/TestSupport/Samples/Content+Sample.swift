package import Digests
package import Editorial

extension Content {
  /// Content that is complete for a submission.
  package static func sample(
    headline: String = "Harbour wall to be raised before winter",
    manuscript: SaltedText = .sample()
  ) -> Content {
    Content(
      headline: headline,
      standfirst: "The council has found the money after two floods in a year.",
      byline: ["Eva Lindqvist", "Emil Brandt"],
      dateline: CalendarDate(year: 2026, month: 11, day: 23).map {
        Dateline(place: "Rostock", date: $0, source: "GNA")
      },
      section: "Coast", keywords: ["flood", "council"], language: .sample,
      leadImage: ArticleImage(
        uri: "https://images.example/harbour.jpg", caption: "The wall at low water",
        alt: "A stone wall along a harbour", credit: "Adam Sorg"),
      manuscript: manuscript.key,
      wordCount: manuscript.text.split(whereSeparator: \.isWhitespace).count)
  }
}

extension LanguageTag {
  fileprivate static var sample: LanguageTag {
    guard let tag = LanguageTag("en") else { preconditionFailure("en is a language tag") }
    return tag
  }
}
