import Editorial
import Manuscripts
import Testing

struct `A slug is suggested from a headline` {
  @Test(arguments: [
    ("Cat saved from tree", "cat-saved-from-tree"),
    ("  Beijing's “new” line… ", "beijings-new-line"),
    ("Mayor’s 1,000 days", "mayors-1-000-days"), ("Straße, Øl & Ærø", "strasse-ol-aero"),
    ("Łódź đường Éire Þing", "lodz-duong-eire-thing"), ("e\u{301}te\u{301}", "ete"),
    ("İstanbul ışık", "istanbul-isik"), ("北京 2022", "2022"),
    (
      String(repeating: "long ", count: 30),
      Array(repeating: "long", count: 16).joined(separator: "-")
    ),
    (String(repeating: "x", count: 99), String(repeating: "x", count: 80)),
  ])
  func `accents are removed and words are joined`(headline: String, slug: String) {
    #expect(Slug.suggested(from: headline)?.text == slug)
  }

  @Test(arguments: ["", "北京", "!?", "—"])
  func `nothing is suggested without Latin letters`(headline: String) {
    #expect(Slug.suggested(from: headline) == nil)
  }
}

struct `A dateline is rendered for readers` {
  @Test(arguments: [
    ("2021-11-23", "TDI", "Beijing, 23 November 2021 (TDI):"),
    ("2026-01-02", nil, "Beijing, 2 January 2026:"),
    ("0999-12-31", nil, "Beijing, 31 December 999:"),
  ])
  func `with the name of the month`(date: String, source: String?, says: String) throws {
    let date = try #require(CalendarDate(date))
    #expect(Dateline(place: "Beijing", date: date, source: source).rendered == says)
  }
}
