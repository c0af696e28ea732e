import Editorial
import EditorialReadModels
import Newsroom
import TestSupport
import Testing

/// What a search finds in the languages and scripts of the world.
@Suite(.database) struct SearchScriptTests {
  /// A slug, a language and a text.
  private static let texts = [
    ("besancon", "fr", "Les élections à Besançon, chef-d’œuvre de l’eau."),
    ("sao-paulo", "pt", "A cheia em São Paulo."), ("tromso", "nb", "Ferga fra Tromsø til Århus."),
    ("strasse", "de", "Die Häuser der Hauptstraße, sagt Frau Müller."),
    ("lodz", "pl", "Powódź w Łodzi."), ("istanbul", "tr", "İstanbul ve Iğdır."),
    ("hanoi", "vi", "Lũ lụt ở Hà Nội và Đà Nẵng."),
    ("athens", "el", "Πλημμύρες στην Αθήνα, λέει ο Οδυσσέας."),
    ("moscow", "ru", "Ёлка на Красной площади, дома."),
    ("cairo", "ar", "قال مُحَمَّد في القاهرة إن أحمد وصل إلى المدرسة."),
    ("haifa", "he", "שָׁלוֹם לכולם, אמר צה״ל."), ("delhi", "hi", "दिल्ली की सड़क पर बाढ़।"),
    ("tokyo", "ja", "東京都知事選挙で新しい候補が勝った。NHK ニュース、ガス。"), ("beijing", "zh", "北京市发生大洪水，居民撤离。"),
    ("seoul", "ko", "서울에서 홍수가 발생했다."), ("bangkok", "th", "เกิดน้ำท่วมใหญ่ในกรุงเทพมหานคร"),
    ("kana", "ja", "ﾆｭｰｽとｶﾞｽ。Ｆｅｒｒｙ。"),
    ("who", "en", "The WHO warns of a virus. Ministers meet."),
    ("relative", "en", "The man who warns of it, or AT last of T shirts. He told us. El col·lega."),
    (
      "att", "en",
      "AT&T and Marks&Spencer buy C++ and C# firms; it grew 3.5 percent to 1,000 shares."
    ),
    (
      "outage", "en", "An IT outage hit the U.S. navy. O'Brien's COVID-19 co-operation, 12.05.2026."
    ),
    ("covid", "en", "Covid19 and cooperation. To be or not to be 😀. The US senate."),
    ("link", "en", "See [the harbour](https://example.org/tide) *wall*, or AT\\&T. Elections."),
  ]

  private static let cases: [(String, Set<String>)] = [
    // Accents are optional, also in the search.
    ("besancon", ["besancon"]), ("Besançon", ["besancon"]), ("BESANÇON", ["besancon"]),
    ("sao paulo", ["sao-paulo"]), ("tromso", ["tromso"]), ("tromsø", ["tromso"]),
    ("tromsoe", ["tromso"]),
    ("arhus", ["tromso"]), ("aarhus", ["tromso"]), ("oeuvre", ["besancon"]),
    ("œuvre", ["besancon"]),
    ("hauptstrasse", ["strasse"]), ("hauptstraße", ["strasse"]), ("muller", ["strasse"]),
    ("mueller", ["strasse"]), ("haus", ["strasse"]), ("lodzi", ["lodz"]), ("powodz", ["lodz"]),
    ("istanbul", ["istanbul"]), ("ISTANBUL", ["istanbul"]), ("igdir", ["istanbul"]),
    ("ığdır", ["istanbul"]),
    ("ha noi", ["hanoi"]), ("da nang", ["hanoi"]), ("αθηνα", ["athens"]), ("ΑΘΗΝΑ", ["athens"]),
    ("οδυσσεας", ["athens"]), ("елка", ["moscow"]), ("ёлка", ["moscow"]), ("дом", ["moscow"]),
    ("محمد", ["cairo"]), ("احمد", ["cairo"]), ("المدرسه", ["cairo"]), ("שלום", ["haifa"]),
    ("צה\"ל", ["haifa"]),
    ("צהל", ["haifa"]), ("सड़क", ["delhi"]), ("बाढ़", ["delhi"]), ("दिल्ली", ["delhi"]),
    // Words inside a run of characters.
    ("東京", ["tokyo"]), ("知事", ["tokyo"]), ("知事選挙", ["tokyo"]), ("京知", []), ("京都", ["tokyo"]),
    ("候補 東京", ["tokyo"]), ("\"東京都 知事\"", ["tokyo"]), ("NHK ニュース", ["tokyo"]),
    ("NHKニュース", ["tokyo"]),
    ("ニュース", ["tokyo", "kana"]), ("ﾆｭｰｽ", ["tokyo", "kana"]), ("ガス", ["tokyo", "kana"]), ("カス", []),
    ("ferry", ["kana"]), ("洪水", ["beijing"]), ("大洪", ["beijing"]), ("水", ["beijing"]),
    ("离", ["beijing"]), ("東", ["tokyo"]),
    ("北京 撤离", ["beijing"]), ("서울", ["seoul"]), ("홍수", ["seoul"]), ("울에", ["seoul"]),
    ("น้ำท่วม", ["bangkok"]),
    ("กรุงเทพ", ["bangkok"]), ("ท่", ["bangkok"]),
    // Words that are very common in one language.
    ("WHO", ["who"]), ("WHO virus", ["who"]), ("who", ["who", "relative"]), ("IT", ["outage"]),
    ("IT outage", ["outage"]), ("the virus", ["who"]), ("The US", ["outage", "covid"]),
    ("us", ["outage", "covid", "relative"]), ("collega", ["relative"]),
    ("U.S.", ["outage", "covid"]),
    ("THE VIRUS", ["who"]), ("AT&T", ["att", "link"]), ("at&t", ["att", "link"]),
    ("spencer", ["att"]), ("C++", ["att"]),
    ("C#", ["att"]), ("\"to be or not to be\"", ["covid"]), ("\"be to\"", []),
    ("\"the man who\"", ["relative"]),
    ("\"The WHO\"", ["who"]), ("\"TO BE OR NOT TO BE\"", ["covid"]), ("to be", ["covid"]),
    // Hyphens, apostrophes, numbers and addresses.
    ("COVID-19", ["outage", "covid"]), ("covid19", ["outage", "covid"]), ("covid 19", ["outage"]),
    ("co-operate", ["outage", "covid"]), ("cooperate", ["outage", "covid"]),
    ("O'Brien", ["outage"]),
    ("O’Brien’s", ["outage"]), ("obrien", ["outage"]), ("brien", ["outage"]),
    ("l'eau", ["besancon"]), ("eau", ["besancon"]),
    ("chef-d'oeuvre", ["besancon"]), ("3.5", ["att"]), ("3,5", ["att"]), ("1000", ["att"]),
    ("35", []),
    ("12.05.2026", ["outage"]), ("2026", ["outage"]), ("example.org", ["link"]),
    ("https://example.org/tide", ["link"]), ("\"harbour wall\"", ["link"]),
    ("\"harbour, wall\"", ["link"]), ("\"wall elections\"", []), ("😀", ["covid"]),
    // Forms of a word, and a quotation as written.
    ("election", ["link", "besancon"]), ("élection", ["link", "besancon"]), ("\"election\"", []),
    ("\"elections\"", ["link", "besancon"]),
    // Neither.
    ("\u{202E}besancon\u{202C}", ["besancon"]), ("\"sao paulo", ["sao-paulo"]),
    ("-besancon istanbul", ["istanbul"]),
    ("istanbul or \"da nang\"", ["istanbul", "hanoi"]),
  ]

  @Test func `every script is searched as people write it, now and in the past`() async throws {
    let library = try await Library(in: .current)
    for (slug, language, text) in Self.texts {
      try await library.draft(slug, headline: "Qwertz", body: text, language: language)
    }
    let then = AsOf.position(try await library.database.lastPosition())
    for (words, slugs) in Self.cases {
      #expect(Set(try await library.find(words)) == slugs, "\(words)")
    }
    try await library.draft("later", headline: "Besançon 東京 WHO")
    for (words, slugs) in Self.cases {
      let query = SearchQuery(words: words, limit: 50)
      let found = try await library.eva.search(query, asOf: then).value.page.rows.map(
        \.row.slug.text)
      #expect(Set(found) == slugs, "\(words), in the past")
    }
    _ = try await library.anna.rebuild([Search.name])
    #expect(try await library.find("tokyo or 東京").first == "later")
  }

  @Test(arguments: [
    ("fr", "Une crue à Besançon.", "besancon", ["Besançon"]),
    ("ja", "東京都知事選挙で。", "知事選挙", ["知事選挙"]), ("ja", "大阪と東京都。", "東", ["東"]),
    ("th", "เกิดน้ำท่วมใหญ่", "น้ำท่วม", ["น้ำท่วม"]), ("en", "A COVID-19 test.", "covid19", ["COVID-19"]),
    ("en", "The AT&T deal.", "at&t", ["AT&T"]),
    ("en", "They co-operated.", "cooperate", ["co-operated"]),
    ("en", "Who knows the WHO?", "WHO", ["WHO"]),
    ("en", "The man who said: who cares?", "\"who cares\"", ["who", "cares"]),
    ("en", "Elections and an election.", "election", ["Elections", "election"]),
    ("de", "Die Häuser.", "Haus", ["Häuser"]),
    ("ja", "ﾆｭｰｽです。", "ニュース", ["ﾆｭｰｽ"]),
  ])
  func `a snippet marks what was found`(
    language: String, body: String, words: String, marked: [String]
  ) async throws {
    let library = try await Library(in: .current)
    try await library.draft("meant", headline: "Qwertz", body: body, language: language)
    let hits = try await library.answer(SearchQuery(words: words, limit: 1)).page.rows
    let hit = try #require(hits.first)
    #expect(hit.snippet.segments.filter(\.isMatch).map(\.text) == marked)
    #expect(hit.snippet.text == body)
  }
}
