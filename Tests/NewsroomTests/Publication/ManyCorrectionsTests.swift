import Editorial
import Foundation
import Newsroom
import TestSupport
import Testing

/// The site of an article with a thousand corrections.
@Suite(.database) struct ManyCorrectionsTests {
  let database = TestDatabase.current
  let fixture: SiteFixture

  init() throws { fixture = try SiteFixture() }

  private func export(_ library: Library, rebuilding: Bool = false) async throws -> SiteSummary {
    try await library.eva.exportSite(to: fixture.path, isRebuilding: rebuilding).value
  }

  /// Imports an article with corrections, which are numbered in their notices.
  private func article(_ slug: String, corrections: Int, in library: Library) async throws -> UUID {
    let past = Date(timeIntervalSince1970: 1_700_000_000)
    let imported = ImportedArticle(
      slug: .sample(slug), content: .sample(), origin: .init(by: nil, at: past),
      publication: .init(firstAt: past, last: .init(by: nil, at: past)),
      corrections: (1...corrections).map {
        .init(kind: .correction, notice: "Notice \($0).", origin: .init(by: nil, at: past))
      })
    let item = ImportItem.past(imported, body: "The ferry left at seven.", from: [1])
    _ = try await library.anna.importItems([item])
    return item.id
  }

  private func correct(_ id: UUID, _ number: Int, in library: Library) async throws {
    let article = WrittenArticle(content: .sample(), body: "The ferry left at \(number).")
    _ = try await library.eva.revise(id, to: article)
    _ = try await library.eva.perform(.submit, on: id)
    _ = try await library.anna.approve(id)
    _ = try await library.anna.correct(id, as: .correction, notice: "Notice \(number).")
  }

  private func notices(_ file: String) -> [Int] {
    fixture.text(file).matches(of: /<p>Notice (\d+)\./).compactMap { Int($0.1) }
  }

  @Test func `an article shows its last corrections, and has pages with all of them`()
    async throws
  {
    let library = try await Library(in: database)
    let id = try await article("ferry", corrections: 1_000, in: library)
    _ = try await export(library)
    #expect(notices("articles/ferry/index.html") == Array(991...1_000))
    for page in 1...50 {
      #expect(
        notices("articles/ferry/corrections/\(page)/index.html")
          == Array(20 * page - 19...20 * page))
    }
    #expect(
      fixture.text("articles/ferry/index.html").contains(
        "href=\"../../articles/ferry/corrections/1/\""))
    #expect(
      fixture.text("corrections/index.html").contains(
        "articles/ferry/corrections/50/#correction-1000"))

    // One more: the article, its last two pages of corrections, and the front of the list.
    try await correct(id, 1_001, in: library)
    let summary = try await export(library)
    #expect(!summary.isWhole)
    #expect(summary.pages < 20)
    #expect(notices("articles/ferry/corrections/51/index.html") == [1_001])
    #expect(try fixture.deadLinks() == [])
    let changed = try fixture.files()
    _ = try await export(library, rebuilding: true)
    #expect(try fixture.files() == changed)
    for (path, text) in changed where path.hasSuffix(".html") {
      #expect(text.utf8.count < 50_000, "\(path)")
    }
    await library.close()
  }

  @Test func `the pages of corrections go with the text, and move with the slug`() async throws {
    let library = try await Library(in: database)
    let id = try await article("ferry", corrections: 30, in: library)
    _ = try await export(library)
    _ = try await library.anna.perform(.rename(to: .sample("boat")), on: id)
    _ = try await export(library)
    #expect(notices("articles/boat/corrections/2/index.html") == Array(21...30))
    #expect(try fixture.files().keys.filter { $0.hasPrefix("articles/ferry/corr") } == [])
    #expect(
      fixture.text("corrections/index.html").contains("articles/boat/corrections/2/#correction-30"))
    #expect(try fixture.deadLinks() == [])
    _ = try await library.anna.kill(id, reason: "Wrong", notice: "Gone.")
    _ = try await export(library)
    #expect(try fixture.files().keys.filter { $0.contains("corrections/1/") } == [])
    #expect(try !fixture.bytes().contains("Notice 1."))
    await library.close()
  }

  @Test func `former versions beyond the last are on pages of their own`() async throws {
    let library = try await Library(in: database)
    let id = try await library.draft("ferry", body: "The ferry left.")
    try await library.publish(id)
    for number in 1...10 { try await correct(id, number, in: library) }
    _ = try await export(library)
    let text = fixture.text("articles/ferry/index.html")
    #expect(text.contains("Here are the last 10 of 11 versions."))
    #expect(text.contains("<ol start=\"2\">"))
    let page = fixture.text("articles/ferry/versions/1/index.html")
    #expect(page.matches(of: #/ – /#).count >= 11)
    #expect(try fixture.deadLinks() == [])
    await library.close()
  }
}
