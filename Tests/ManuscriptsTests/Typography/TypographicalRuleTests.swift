import Digests
import Editorial
import Manuscripts
import Testing

/// Which changes are only typographical.
struct TypographicalRuleTests {
  private func content(_ headline: String = "The wall rises", language: String = "en") throws
    -> Content
  {
    Content(
      headline: headline, byline: ["Ada Moss"],
      dateline: Dateline(place: "Ely", date: try #require(CalendarDate("2026-12-01"))),
      language: try #require(LanguageTag(language)), manuscript: Digest(of: []), wordCount: 0)
  }

  private func change(
    from old: String, to new: String, language: String = "en"
  ) throws -> TypographicalCheck.Change? {
    let content = try content(language: language)
    let finding = TypographicalRule.finding(from: content, body: old, to: content, body: new)
    guard case .change(let change, in: .body)? = finding else {
      #expect(finding == nil)
      return nil
    }
    return change
  }

  @Test(arguments: [
    ("The counsil met.", "The council met."),
    ("It was the the mayor.", "It was the teh mayor."),
    ("He said it alot.", "He said it a lot."),
    ("A recieved letter", "A received letter."),
    ("The wall , it rises", "The wall, it rises"),
    ("“Done”, said Ada Moss on 3 May.", "‘Done,’ said Ada Moss on 3 May."),
    ("a *bold* plan", "a **bold** plan"),
    ("one paragraph.\n\nanother", "one paragraph. another"),
    ("café", "cafe\u{301}"),
  ])
  func `spelling, punctuation and markup are typographical`(old: String, new: String) throws {
    #expect(try change(from: old, to: new) == nil)
    #expect(try change(from: new, to: old) == nil)
  }

  @Test(arguments: [
    ("It cost 8 pounds.", "It cost 9 pounds."), ("It cost £8.", "It cost €8."),
    ("1,000 people", "1.000 people"), ("at 6:30", "at 6.30"),
    ("about -5 degrees", "about 5 degrees"),
    ("eight cats", "eighty cats"), ("five per cent", "fife per cent"), ("up 5%", "up 5"),
    ("the 3rd time", "the 2nd time"), ("10 20", "20 10"), ("twenty-one", "twenty-two"),
    ("B-52", "B-53"), ("a cat", "a 2 cat"), ("½ litre", "¼ litre"), ("two metres", "2 metres"),
  ])
  func `a number is not`(old: String, new: String) throws {
    #expect(try change(from: old, to: new) == .number)
    #expect(try change(from: new, to: old) == .number)
  }

  @Test(arguments: [
    ("en", "It was in March.", "It was in may."),
    ("en", "on Mondays, monday", "on Mondays, sunday"),
    ("de", "am Montag", "am montag"), ("es", "el lunes", "el martes"), ("fr", "en mars", "en mai"),
    ("ru", "в мае", "в март"),
  ])
  func `a date is not`(language: String, old: String, new: String) throws {
    #expect(try change(from: old, to: new, language: language) == .date)
  }

  @Test(arguments: [
    ("It was Smith.", "It was Smyth."), ("It was john.", "It was John."),
    ("Smith spoke.", "Smyth spoke."), ("with NATO", "with NASA"), ("an iPhone", "an iphone"),
    ("Jean-Luc came.", "Jean Luc came."), ("Anna met Ben.", "Ben met Anna."),
    ("It was O'Brien.", "It was OBrien."), ("said—Smith", "said—Smyth"), ("η Άννα", "η Άνα"),
  ])
  func `what may be a name is not`(old: String, new: String) throws {
    #expect(try change(from: old, to: new) == .name)
    #expect(try change(from: new, to: old) == .name)
  }

  @Test func `a word that opens a sentence is not a name if it also occurs in lower case`() throws {
    #expect(try change(from: "Teh mayor spoke, the end.", to: "The mayor spoke, the end.") == nil)
    #expect(try change(from: "Teh mayor spoke.", to: "The mayor spoke.") == .name)
    #expect(try change(from: "The mayor spoke, the end.", to: "Teh mayor spoke, the end.") == .name)
  }

  @Test(arguments: [
    ("he is guilty", "he is not guilty"), ("he is guilty", "he is innocent"),
    ("it is so", "it was so"), ("the first time", "the third time"), ("a red wall", "a wall"),
    ("one sentence here", "one sentence here. and a second that nobody has read before"),
  ])
  func `another word is not`(old: String, new: String) throws {
    #expect(try change(from: old, to: new) == .word)
    #expect(try change(from: new, to: old) == .word)
  }

  @Test func `an address is not, wherever it is`() throws {
    for (old, new) in [
      ("[a](https://x.example/1)", "[a](https://x.example/2)"),
      ("![a](https://x.example/a.jpg)", "![a](https://x.example/b.jpg)"),
      ("[a](https://x.example/)", "a"),
    ] { #expect(try change(from: old, to: new) == .address) }
  }

  @Test func `in a script without capitals, numbers, dates and headlines are not`() throws {
    for (language, old, new) in [
      ("zh", "他再家。", "他在家。"), ("ar", "غادرت العبّارة", "غادرت العبارة"),
      ("he", "המעבורת יצאה", "המעבורות יצאה"), ("th", "เรือเฟอร์รี่กลับมา", "เรือเฟอรี่กลับมา"),
      ("ja", "フェリーが戻った。", "フェリーが戻つた。"),
    ] { #expect(try change(from: old, to: new, language: language) == nil, "\(language)") }
    for (language, old, new) in [
      ("zh", "三人", "四人"), ("ar", "٣ رجال", "٤ رجال"), ("ja", "六時", "七時"),
      ("hi", "५ लोग", "६ लोग"), ("zh", "共1000人", "共2000人"),
    ] { #expect(try change(from: old, to: new, language: language) == .number, "\(language)") }
    #expect(try change(from: "去年", to: "去月", language: "zh") == .date)
    let (old, new) = (try content("渡轮回来了", language: "zh"), try content("渡轮回来啦", language: "zh"))
    #expect(
      TypographicalRule.finding(from: old, body: "", to: new, body: "")
        == .change(.name, in: .headline))
  }

  @Test func `no other field may change`() throws {
    let old = try content()
    let changes: [(String, (inout Content) -> Void)] = [
      ("byline", { $0.byline = ["Ada Mos"] }), ("dateline", { $0.dateline?.place = "Eli" }),
      ("section", { $0.section = "City" }), ("keywords", { $0.keywords = ["wall"] }),
      ("language", { $0.language = LanguageTag("de") ?? $0.language }),
      ("picture", { $0.leadImage = ArticleImage(uri: "a.jpg") }),
      ("picture's credit", { $0.leadImage?.credit = "B" }),
      ("list of pictures", { $0.images = [ArticleImage(uri: "b.jpg")] }),
      ("credit of a picture", { $0.images[0].credit = "B" }),
    ]
    for (field, change) in changes {
      var (old, new) = (old, old)
      (old.images, new.images) = ([.init(uri: "a.jpg")], [.init(uri: "a.jpg")])
      if field.hasSuffix("credit") {
        (old.leadImage, new.leadImage) = (.init(uri: "a"), .init(uri: "a"))
      }
      change(&new)
      #expect(
        TypographicalRule.finding(from: old, body: "", to: new, body: "") == .field(field))
    }
  }

  @Test func `a standfirst, a caption and an alt text are compared too`() throws {
    var old = try content()
    (old.standfirst, old.leadImage) = (
      "Two walls", ArticleImage(uri: "a", caption: "A wal", alt: "Ely")
    )
    var new = old
    new.leadImage?.caption = "A wall"
    #expect(TypographicalRule.finding(from: old, body: "", to: new, body: "") == nil)
    (old.images, new.images) = (
      [ArticleImage(uri: "b", caption: "Two wals")], [ArticleImage(uri: "b", caption: "Two walls")]
    )
    #expect(TypographicalRule.finding(from: old, body: "", to: new, body: "") == nil)
    new.images[0].caption = "3 walls"
    #expect(
      TypographicalRule.finding(from: old, body: "", to: new, body: "")
        == .change(.number, in: .caption))
    new.images = old.images
    new.leadImage?.alt = "Eli"
    #expect(
      TypographicalRule.finding(from: old, body: "", to: new, body: "")
        == .change(.name, in: .alternativeText))
    new.standfirst = "Six walls"
    #expect(
      TypographicalRule.finding(from: old, body: "", to: new, body: "")
        == .change(.number, in: .standfirst))
  }

  @Test func `a text of any size is compared, and a rewritten one refused`() throws {
    let words = (0..<20_000).map { "word\($0 % 97 == 0 ? "s" : "")" }.joined(separator: " ")
    #expect(try change(from: words, to: words + " an end") == .word)
    #expect(try change(from: words, to: String(words.reversed())) == .word)
  }
}
