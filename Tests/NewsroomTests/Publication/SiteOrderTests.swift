import Editorial
import Foundation
import TestSupport
import Testing

@testable import Newsroom

/// The order of the lists of a site.
@Suite(.database) struct SiteOrderTests {
  let database = TestDatabase.current
  let fixture: SiteFixture

  init() throws { fixture = try SiteFixture() }

  /// A change of what the public can read of one article.
  private enum Change: CaseIterable { case hold, liftHold, unpublish, publish, addKeyword }

  private func live(_ library: Library, _ slug: String) async throws -> UUID {
    var content = Content.sample(headline: "About \(slug)")
    (content.section, content.keywords) = ("News", ["sea"])
    let id = try await library.eva.draft(
      WrittenArticle(content: content, body: "Text of \(slug)."), slug: .sample(slug)
    ).id
    try await library.publish(id)
    return id
  }

  /// Makes the change, unless the article's state does not permit it.
  private func make(_ change: Change, on id: UUID, _ library: Library) async throws {
    do {
      switch change {
      case .hold: _ = try await library.anna.perform(.hold(reason: "Check", notice: nil), on: id)
      case .liftHold: _ = try await library.anna.perform(.liftHold(reason: nil), on: id)
      case .unpublish: _ = try await library.anna.perform(.unpublish(reason: "Wrong"), on: id)
      case .publish: _ = try await library.anna.perform(.publish, on: id)
      case .addKeyword:
        var content = Content.sample(headline: "About \(id.uuidString)")
        (content.section, content.keywords) = ("World", ["sea", "storm"])
        let article = WrittenArticle(content: content, body: "Another text of \(id.uuidString).")
        _ = try await library.eva.revise(id, to: article)
        try await library.publish(id)
      }
    } catch is ArticleRejection {
      // The state has not changed, and neither has the site.
    }
  }

  /// The files of the site after an export of what has changed, and those of a new site.
  private func expectSameSite(_ library: Library, _ comment: String) async throws {
    _ = try await library.eva.exportSite(to: fixture.path, isRebuilding: false)
    let fresh = "\(fixture.parent.path)/fresh-\(UUID().uuidString)"
    _ = try await library.eva.exportSite(to: fresh, isRebuilding: false)
    let (changed, whole) = (try fixture.files(), try fixture.files(below: fresh))
    #expect(Set(changed.keys) == Set(whole.keys), "\(comment)")
    for (file, text) in whole { #expect(text == changed[file], "\(comment): \(file)") }
  }

  @Test func `an article keeps its place in the list of a keyword during a hold`() async throws {
    let library = try await Library(in: database)
    var ids: [UUID] = []
    for number in 1...3 { ids.append(try await live(library, "story-\(number)")) }
    _ = try await library.eva.exportSite(to: fixture.path, isRebuilding: false)
    try await make(.hold, on: ids[0], library)
    _ = try await library.eva.exportSite(to: fixture.path, isRebuilding: false)
    try await make(.liftHold, on: ids[0], library)
    _ = try await library.eva.exportSite(to: fixture.path, isRebuilding: false)
    let headlines = fixture.text("keywords/sea/index.html").matches(of: /About (story-\d)</)
    #expect(headlines.map(\.1) == ["story-3", "story-2", "story-1"])
    await library.close()
  }

  @Test(arguments: 1...3 as ClosedRange<UInt64>)
  func `after any changes, a site has the lists of a new site`(seed: UInt64) async throws {
    var random = SeededGenerator(seed: seed)
    let library = try await Library(in: database)
    var ids: [UUID] = []
    for number in 1...4 { ids.append(try await live(library, "story-\(number)")) }
    _ = try await library.eva.exportSite(to: fixture.path, isRebuilding: false)
    for step in 1...12 {
      let change = Change.allCases.randomElement(using: &random)!
      let number = ids.indices.randomElement(using: &random)!
      try await make(change, on: ids[number], library)
      try await expectSameSite(library, "step \(step), \(change) of story-\(number + 1)")
    }
    await library.close()
  }
}
