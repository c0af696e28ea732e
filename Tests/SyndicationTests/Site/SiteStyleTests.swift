import Editorial
import Foundation
import JSON
import TestSupport
import Testing

@testable import Syndication

/// What the style does with a page in a browser.
@Suite(.serialized, .chromium, .timed) struct SiteStyleTests {
  @Test(arguments: [390, 1280])
  func `a long word in any place leaves the page as wide as the screen`(width: Int) async throws {
    let word = String(repeating: "Donaudampfschifffahrt", count: 12)
    var content = try Samples.text(word).content
    (content.keywords, content.section, content.byline) = ([word], word, [word])
    let item = try Samples.item(state: .usable(PublicText(content, markdown: "\(word)\n")))
    try await Self.open(item) { browser in
      try await browser.resize(width: width, height: 844)
      let isWide = try await browser.run(
        "const { scrollWidth, clientWidth } = document.documentElement; "
          + "return scrollWidth > clientWidth;")
      #expect(isWide == .boolean(false))
    }
  }

  @Test func `what only works on a screen is not printed, and all text begins at one edge`()
    async throws
  {
    let correction = PublicCorrection(
      1, .correction, "The ferry left at six.", publishedAt: Samples.time("2026-12-01T09:00:00Z"))
    let item = try Samples.item(corrections: [correction], replies: Samples.replies(1))
    try await Self.open(item) { browser in
      try await browser.showPrinted(true)
      let printed = try await browser.run(
        """
        const left = name => document.querySelector(name).getBoundingClientRect().left;
        return [getComputedStyle(document.querySelector(".leave")).display,
          left("header.site") === left("article"),
          left("h1") === left(".corrections li")].join(" ");
        """)
      try await browser.showPrinted(false)
      #expect(printed == .string("none true true"))
    }
  }

  /// Shows the page of an article that takes replies.
  private static func open(
    _ item: PublicItem, _ body: (WebDriver) async throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "site-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let site = try SampleSite().site
    let path = SitePath.article(item.slug)
    let files = site.fixedFiles + [(path: path, bytes: site.page(of: SampleSite.article(item)))]
    for (path, bytes) in files {
      let file = folder.appending(path: path.file)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
    let browser = try await WebDriver.current()
    try await browser.open(folder.appending(path: path.file).absoluteString)
    try await body(browser)
    try await browser.open("about:blank")
  }
}
