import Editorial
import Manuscripts
import Testing

struct `A slug is suggested from a headline` {
  @Test(arguments: [
    ("Cat saved from tree", "cat-saved-from-tree"),
    ("  Beijing's “new” line… ", "beijings-new-line"),
    ("Mayor’s 1,000 days", "mayors-1-000-days"), ("Straße, Øl & Ærø", "strasse-ol-aero"),
    ("Łódź đường Éire Þing", "lodz-duong-eire-thing"), ("e\u{301}te\u{301}", "ete"),
    ("İstanbul ışık", "istanbul-isik"),
    ("ﬁnance, ﬂood, æon, œuvre, STRAẞE", "finance-flood-aeon-oeuvre-strasse"),
    ("Đorđe, Þór, ð, Ŋ, ǆ, ŉ", "dorde-thor-d-n-dz-n"), ("５½ ＡＢ № Ⅳ CO₂", "5-1-2-ab-no-iv-co2"),
    ("Москва: объезд", "moskva-obezd"), ("Αθήνα meets Київ", "athena-meets-kiiv"),
    ("서울 올림픽", "seoul-ollimpig"), ("٢٠٢٦ عام", "2026-am"), ("नमस्ते दुनिया", "namaste-duniya"),
    ("こんにちは コーヒー", "konnichiha-kohi"),
    (
      String(repeating: "long ", count: 30),
      Array(repeating: "long", count: 16).joined(separator: "-")
    ),
    (String(repeating: "x", count: 99), String(repeating: "x", count: 80)),
  ])
  func `accents are removed and words are joined`(headline: String, slug: String) throws {
    #expect(try Slug.suggested(from: headline).text == slug)
  }

  @Test(arguments: ["zh", "zh-Hant", "zh-TW"])
  func `Han is transliterated in Chinese`(language: String) throws {
    let slug = try Slug.suggested(from: "北京2022：iPhone发布", language: LanguageTag(language))
    #expect(slug.text == "bei-jing-2022-iphone-fa-bu")
  }

  @Test(arguments: [
    ("東京 Tower", "ja", 1, "Han"), ("Visit to 北京", "en", 10, "Han"), ("北京 2022", nil, 1, "Han"),
    ("人々の夜", "ja", 1, "Han"), ("漢字と kana", "zh", 1, "Han"), ("서울 大學", "ko", 4, "Han"),
    ("News ភាសា", "km", 6, "Khmer"), ("ᏣᎳᎩ", nil, 1, "Cherokee"),
  ])
  func `no slug is made if letters would be lost`(
    headline: String, language: String?, place: Int, script: String
  ) {
    let problem = #expect(throws: SlugProblem.self) {
      try Slug.suggested(from: headline, language: language.flatMap(LanguageTag.init))
    }
    guard case .untransliterated(let loss) = problem else {
      Issue.record("\(String(describing: problem))")
      return
    }
    #expect(loss.place == place)
    #expect(loss.script == script)
  }

  @Test(arguments: ["", "!?", "—", "🎉"])
  func `nothing is suggested without letters and digits`(headline: String) {
    #expect(throws: SlugProblem.noLetters) { try Slug.suggested(from: headline) }
  }

  @Test(arguments: ["2026", "Façade", "DEAD BEEF".replacing(" ", with: ""), "1984!"])
  func `a slug that looks like an id is not suggested`(headline: String) {
    let problem = #expect(throws: SlugProblem.self) { try Slug.suggested(from: headline) }
    guard case .looksLikeID = problem else {
      Issue.record("\(String(describing: problem))")
      return
    }
  }

  @Test func `a problem names the character, its script and what to do`() {
    let problem = #expect(throws: SlugProblem.self) { try Slug.suggested(from: "Tour de 東京") }
    #expect(
      problem?.description == "its character 9 (U+6771) is Han, which is transliterated only from "
        + "Chinese, language zh")
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
