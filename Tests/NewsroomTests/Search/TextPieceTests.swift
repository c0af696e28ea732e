import Testing

@testable import EditorialReadModels

/// How a text is split into what a search can find.
@Suite struct TextPieceTests {
  private func pieces(_ text: String) -> [String] {
    TextPieces(text).map { String(text[$0.range]) }
  }

  @Test(arguments: [
    ("", []), ("?!… —", []), ("\u{202E}\u{200B}\u{7}", []), ("\u{301}", []),
    ("The ferry, sank.", ["The", "ferry", "sank"]), ("covid19 3D", ["covid19", "3D"]),
    ("AT&T's R&D", ["AT&T", "s", "R&D"]), ("fish & chips &c", ["fish", "chips", "c"]),
    ("U.S.-led, e.g. U.N", ["U.S.", "led", "e.g.", "U.N"]),
    ("vitamin C. A", ["vitamin", "C", "A"]),
    ("J.Smith ended.Then", ["J", "Smith", "ended", "Then"]),
    ("C++, C# or A+B #metoo", ["C++", "C#", "or", "A", "B", "metoo"]),
    ("3.5 1,000.50 12.05.2026. 7,", ["3.5", "1,000.50", "12.05.2026", "7"]),
    ("O\u{2019}Brien co-operate", ["O", "Brien", "co", "operate"]),
    ("https://example.org/a?b=1", ["https", "example", "org", "a", "b", "1"]),
    ("NHK ニュース7時", ["NHK", "ニュース", "7", "時"]), ("東京、大阪・京都", ["東京", "大阪", "京都"]),
    ("서울에서 만나요", ["서울에서", "만나요"]), ("น้ำท่วม ๒", ["น้ำท่วม", "๒"]),
    ("ﾆｭｰｽ ｶﾞｽ", ["ﾆｭｰｽ", "ｶﾞｽ"]), ("बाढ़ में", ["बाढ़", "में"]), ("a😀b👨‍👩‍👧", ["a", "😀", "b", "👨", "👩", "👧"]),
    ("צה\"ל צה״ל \"כן\"", ["צה\"ל", "צה״ל", "כן"]), ("e\u{301}te\u{301}", ["e\u{301}te\u{301}"]),
    ("soft\u{AD}hyphen", ["soft\u{AD}hyphen"]),
  ])
  func `a text is split into words, runs of characters and signs`(
    text: String, expected: [String]
  ) {
    #expect(pieces(text) == expected)
  }

  @Test(arguments: [
    ("Besançon", "besancon"), ("São", "sao"), ("TROMSØ", "tromso"), ("Œuvre", "oeuvre"),
    ("Straße", "strasse"), ("STRASSE", "strasse"), ("Æro", "aero"), ("Łódź", "lodz"),
    ("İstanbul", "istanbul"), ("Isparta", "isparta"), ("Iğdır", "igdir"), ("Hà", "ha"),
    ("Đà", "da"), ("Ὀδυσσεύς", "οδυσσευσ"), ("ΟΔΥΣΣΕΎΣ", "οδυσσευσ"), ("Ёлка", "елка"),
    ("Майский", "майский"), ("Київ", "киів"), ("مُحَمَّد", "محمد"), ("أحمد", "احمد"),
    ("إيران", "ايران"),
    ("آسيا", "اسيا"), ("مدرسة", "مدرسه"), ("علی", "علي"), ("محـــمد", "محمد"), ("שָׁלוֹם", "שלום"),
    ("सड़क", "सडक"), ("Ｆｅｒｒｙ", "ferry"), ("ﬁre", "fire"), ("e\u{301}te\u{301}", "ete"),
    ("٢٠٢٦", "2026"),
    ("Hawaiʻi", "hawaii"), ("soft\u{AD}hyphen", "softhyphen"), ("a\u{202E}b", "ab"), ("ẞ", "ss"),
  ])
  func `case, accents, width and points are ignored`(word: String, folded: String) {
    #expect(Folding.folded(word[...]) == folded)
  }

  @Test(arguments: [
    ("Müller", ["muller", "mueller"]), ("Tromsø", ["tromso", "tromsoe"]),
    ("Århus", ["arhus", "aarhus"]),
    ("3,5", ["3.5"]), ("1,000", ["1.000", "1000"]), ("U.S.", ["us"]), ("C++", ["c++"]),
    ("AT&T", ["at&t"]), ("צה\"ל", ["צהל"]), ("ferry", ["ferry"]),
  ])
  func `a word has the spellings that mean the same`(word: String, written: [String]) {
    #expect(WordForms(word[...]).written == written)
  }

  @Test(
    arguments: [
      ("WHO", "WHO"), ("who", nil), ("Who", nil), ("A", nil), ("U.S.", "US"), ("ÉTÉ", "ETE"),
      ("ЧТО", "ЧТО"),
    ] as [(String, String?)])
  func `a word in capitals has them as a form of its own`(word: String, capitals: String?) {
    #expect(WordForms(word[...]).capitals == capitals)
  }

  @Test func `half-width characters of a run become full-width, with their voicing`() {
    let text = "ﾆｭｰｽ ｶﾞｽ"
    let units = TextPieces(text).flatMap { TermSource.units(of: text, $0.range).map(\.text) }
    #expect(units == ["ニ", "ュ", "ー", "ス", "ガ", "ス"])
  }

  @Test(arguments: [
    ("ferry sank", [["ferry", "sank"]]), ("ferry or boat", [["ferry"], ["boat"]]),
    ("a b or c d", [["a", "b"], ["c", "d"]]), ("or", [["or"]]),
    ("or ferry or", [["or", "ferry"]]),
    ("ferry ferry", [["ferry"]]), ("-ferry --boat - x", [["-ferry", "-boat", "x"]]),
    ("\"harbour wall\" -\"fish or chips\"", [["\"harbour wall", "-\"fish or chips"]]),
    ("\"not closed", [["\"not closed"]]),
    ("“curly quotes” «guillemets»", [["\"curly quotes", "\"guillemets"]]),
    ("ferry\"sank\"boat", [["ferry", "\"sank", "boat"]]), ("צה\"ל", [["צה\"ל"]]),
    ("? \"!\" or", [["or"]]),
    ("東京\u{3000}大阪", [["東京", "大阪"]]), ("", []), ("\"", []),
  ])
  func `a search consists of words, quotations, exclusions and alternatives`(
    typed: String, groups: [[String]]
  ) {
    let read = SearchWords(typed).groups.map { group in
      group.map { ($0.isExcluded ? "-" : "") + ($0.isQuoted ? "\"" : "") + $0.text }
    }
    #expect(read == groups)
  }

  @Test(arguments: [
    "9", "i9", "9_1_2125000_1795630161250000_00000000-0000-7000-8000-00000000ab01",
  ])
  func `a cursor is parsed from its text`(text: String) throws {
    #expect(try #require(SearchCursor(text)).text == text)
  }

  @Test(arguments: [
    "", "x", "-1", "1_2", "1_2_3_4", "1_2_3_4_5",
    "1_2_3_1795630161250000_00000000-0000-7000-8000-00000000ab01", "99999999999999999999",
  ])
  func `another text is not a cursor`(text: String) {
    #expect(SearchCursor(text) == nil)
  }
}
