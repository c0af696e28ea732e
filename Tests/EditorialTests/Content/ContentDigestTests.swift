import Digests
import Editorial
import Testing

struct ContentDigestTests {
  private func bare(_ headline: String = "Cat") throws -> Content {
    Content(
      headline: headline, language: try #require(LanguageTag("en")),
      manuscript: key("Once upon a time."), wordCount: 4)
  }

  private func full() throws -> Content {
    var content = try content("Cat \"Miez\" \\ stuck in tree 🐈")
    content.standfirst = "A rescue\nin\tthree acts"
    content.byline = ["Eve Ember", "Jürgen Groß"]
    content.dateline?.place = "北京"
    return content
  }

  // The digests below were computed independently, with Python's json and hashlib.

  @Test func `every field has one form`() throws {
    #expect(
      String(decoding: try full().canonicalBytes, as: UTF8.self) == """
        {"byline":["Eve Ember","Jürgen Groß"],"dateline":{"date":"2026-11-23","place":"北京",\
        "source":"TDI"},"headline":"Cat \\"Miez\\" \\\\ stuck in tree 🐈","keywords":["cats",\
        "trees"],"language":"en-GB","leadImage":{"alt":"A cat in an oak","caption":"The cat",\
        "credit":"F. Field","uri":"https://example.org/cat.jpg"},"manuscript":\
        "d5b47e113d12a0b03abb0562808b243710b84d997969faaf1d26dccba1ce07f1","section":"Local",\
        "standfirst":"A rescue\\nin\\tthree acts"}
        """)
    #expect(
      try full().digest.hex == "f2ee9aec5ad484f83f782d63f69eebeea2f1951d3a6a0b35b4b1768ad9fa1812")
  }

  @Test func `absent fields are omitted`() throws {
    #expect(
      try bare().digest.hex == "7a4a9c29091dcdb37fb43576effa81b236a3d54a3505731273b3653ee9313d2f")
  }

  @Test func `only control characters are escaped, in one form`() throws {
    let headline =
      "\u{0}\u{1}\u{8}\u{9}\u{A}\u{B}\u{C}\u{D}\u{1F}\u{7F}\u{2028}/\u{E9}\"\\"
    #expect(
      try bare(headline).digest.hex
        == "ce335c2065eba078b44fee9ec8314e8fe8178ed0df41690f515f4134530a4ea1")
  }

  @Test func `each field changes the digest`() throws {
    let changes: [(inout Content) -> Void] = [
      { $0.headline += "!" }, { $0.standfirst = nil }, { $0.byline.reverse() },
      { $0.dateline?.source = nil }, { $0.dateline = nil }, { $0.section = "World" },
      { $0.keywords = ["cats trees"] }, { $0.language = LanguageTag("en") ?? $0.language },
      { $0.leadImage?.alt = "" }, { $0.leadImage = nil },
      { $0.images = [ArticleImage(uri: "a.jpg")] }, { $0.manuscript = key("other") },
    ]
    var digests = [try full().digest]
    for change in changes {
      var content = try full()
      change(&content)
      digests.append(content.digest)
    }
    #expect(Set(digests).count == changes.count + 1)
  }

  @Test func `letters that look the same but differ are another text`() throws {
    #expect(try bare("caf\u{E9}").digest != bare("cafe\u{301}").digest)
  }

  @Test func `the word count does not change the digest`() throws {
    var recounted = try full()
    recounted.wordCount = 5
    #expect(try recounted.digest == full().digest)
  }
}
