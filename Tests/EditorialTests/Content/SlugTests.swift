import Editorial
import JSON
import Testing

struct SlugTests {
  @Test(arguments: ["a", "cat-news", "2026-11-23", "a1", String(repeating: "a", count: 80)])
  func `small letters, digits and single hyphens make a slug`(_ text: String) {
    #expect(Slug(text)?.text == text)
  }

  @Test(arguments: [
    "", "-", "-cat", "cat-", "cat--news", "Cat", "cat_news", "cat news", "käse", "cat\n",
    String(repeating: "a", count: 81),
  ])
  func `anything else is refused`(_ text: String) {
    #expect(Slug(text) == nil)
  }

  @Test func `a slug is written to JSON as its text`() throws {
    #expect([try slug("cat-news")].jsonValue.text(.compact) == #"["cat-news"]"#)
  }
}
