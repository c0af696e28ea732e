import JSON
import Manuscripts
import TestSupport
import Testing

/// The count below the text, in a real browser.
@Suite(.serialized, .chromium, .database) struct WordCountTests {
  @Test func `words are counted as in the record, without marks, addresses and names of files`()
    async throws
  {
    let texts = [
      "One": "1 word, 1 min to read",
      "![The lamp](lamp-room.jpg) and **one** [pier](https://a.example/b-c?d=e)": "5 words,",
      "1. One\n2. don't\n\n## Two ##\n\n```swift\nlet it\n```\n\n<b>be</b> &amp;": "6 words,",
      "中文 lamp[^1]\n\n[^1]: See [a][b] or c.\n\n[b]: https://a.example/b": "7 words,",
    ]
    for (text, words) in texts {
      let count = try #require(Int(words.prefix { $0 != " " }))
      #expect(MarkdownDocument(text).wordCount == count, "\(text)")
    }
    try await DeskSite.with { site in
      let browser = site.browser
      try await site.open("/desk/new", as: "eva")
      try await browser.wait(for: "List", in: ".toolbar")
      for (text, words) in texts {
        try await browser.run(
          """
          const area = document.querySelector("#body");
          area.value = arguments[0];
          area.dispatchEvent(new InputEvent("input", { bubbles: true }));
          """, .string(text))
        try await browser.wait(for: words, in: ".count")
      }
    }
  }
}
