import JSON
import TestSupport
import Testing

/// How wide the pages of the desk are in a browser.
@Suite(.serialized, .chromium, .database) struct DeskWidthTests {
  @Test func `a wide table, a line of code and a long word leave an article as wide as a phone`()
    async throws
  {
    let word = String(repeating: "Donaudampfschifffahrt", count: 8)
    let cells = Array(repeating: word, count: 6).joined(separator: " | ")
    let rule = Array(repeating: "---", count: 6).joined(separator: " | ")
    let code = "    " + String(repeating: "lamp ", count: 100)
    try await DeskSite.with { site in
      var eva = try await site.fixture.signedIn("eva")
      let page = try await eva.draft(
        word, slug: "wide", body: "\(word)\n\n| \(cells) |\n| \(rule) |\n| \(cells) |\n\n\(code)\n")
      try await site.browser.resize(width: 390, height: 844)
      try await site.open(page, as: "eva")
      let measured = try await site.browser.run(
        """
        const { scrollWidth, clientWidth } = document.documentElement;
        const table = document.querySelector(".manuscript .table");
        return [scrollWidth <= clientWidth, table.scrollWidth > table.clientWidth].join(" ");
        """)
      #expect(measured == .string("true true"))
    }
  }
}
