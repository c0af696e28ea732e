import TestSupport
import Testing

/// The desk in a real browser.
@Suite(.serialized, .chromium, .database) struct ChromiumStoryTests {
  @Test(arguments: [true, false])
  func `an article is written and submitted, with scripts and without`(
    hasScripts: Bool
  ) async throws {
    try await DeskSite.with { site in
      let browser = site.browser
      try await browser.allowScripts(hasScripts)
      try await site.open("/desk/new", as: "eva")
      try await browser.fill("#headline", with: "Lamp lit")
      try await browser.fill("#body", with: "The lamp burned.")
      try await browser.fill("#byline", with: "Eva")
      try await browser.fill("#place", with: "Harbour")
      try await browser.type("11302026", into: "#date")
      try await browser.fill("#language", with: "en")
      try await browser.click("button.save")
      try await browser.wait(for: "The draft is saved.", in: "main")
      try await browser.click("form[action$='/submit'] button")
      try await browser.wait(for: "Submitted for review.", in: "main")
      #expect(try await browser.text(of: ".manuscript").contains("The lamp burned."))
    }
  }
}
