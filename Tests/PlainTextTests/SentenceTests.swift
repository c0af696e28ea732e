import PlainText
import Testing

struct SentenceTests {
  @Test(arguments: [
    ("the article is live", "The article is live."),
    ("no, it is not", "No, it is not."),
    ("ferry-strike is live", "ferry-strike is live."),
    ("replies.address is a web address", "replies.address is a web address."),
    ("/srv/site is full", "/srv/site is full."),
    ("It ends here.", "It ends here."),
    ("kost is no section; did you mean Coast?", "Kost is no section; did you mean Coast?"),
    ("\u{E9}lan is absent", "\u{C9}lan is absent."),
  ])
  func `a sentence begins with a capital letter, unless a name begins it`(
    words: String, sentence: String
  ) {
    #expect(words.sentence == sentence)
  }

  @Test func `a sentence about something keeps its name as it is`() {
    #expect("lamp is live".sentence(about: "lamp") == "lamp is live.")
    #expect("lamps are live".sentence(about: "lamp") == "Lamps are live.")
    #expect("the lamp is live".sentence(about: "lamp") == "The lamp is live.")
  }
}
