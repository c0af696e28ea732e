import Editorial
import Foundation
import Newsroom
import Synchronization
import Syndication
import TestSupport
import Testing

/// A killed article and the one that replaces it, which is published later.
@Suite(.database) struct ReplacementTests {
  let database = TestDatabase.current

  /// A newsroom in which `ferry` was killed and will be replaced by `inquiry`, which is a draft.
  private struct Desk {
    let library: Library
    let killed: UUID
    let substitute: UUID

    init(in database: TestDatabase) async throws {
      library = try await Library(in: database)
      killed = try await library.draft("ferry", body: "The ferry left.")
      try await library.publish(killed)
      substitute = try await library.draft("inquiry", body: "What happened.")
      _ = try await library.anna.kill(
        killed, reason: "Wrong", notice: "Gone.", replacement: substitute)
    }

    /// The items of a format with what has changed, by their URNs, and the position to continue with.
    func changes(
      _ scope: PublicSelection.Scope, as format: SyndicationFormat = .ninjs
    ) async throws -> (items: [Substring], position: Int64) {
      let pieces = Mutex<[UInt8]>([])
      let answer = try await library.eva.syndicate(PublicSelection(scope), as: format) { bytes in
        pieces.withLock { $0 += bytes }
      }
      let text = String(decoding: pieces.withLock(\.self), as: UTF8.self)
      return (text.split(separator: "\n"), answer.value.position)
    }

    func slugs(_ items: [Substring]) throws -> [String] {
      try items.map { String(try #require($0.firstMatch(of: /"slug","value":"([^"]+)"/)).1) }
    }

    func correct(_ body: String) async throws {
      let article = WrittenArticle(content: .sample(), body: body)
      _ = try await library.eva.revise(substitute, to: article)
      _ = try await library.eva.perform(.submit, on: substitute)
      _ = try await library.anna.approve(substitute)
      _ = try await library.anna.correct(substitute, as: .correction, notice: "A name.")
    }
  }

  private func urn(_ id: UUID) -> String { "urn:uuid:\(id.uuidString.lowercased())" }

  @Test func `a killed article is exported again when a link to its substitute changes`()
    async throws
  {
    let desk = try await Desk(in: database)
    let (killed, substitute) = (urn(desk.killed), urn(desk.substitute))
    var position = try await desk.changes(.changed(after: 0)).position
    #expect(try await desk.changes(.changed(after: position)).items.isEmpty)

    let published = Date()
    try await desk.library.publish(desk.substitute)
    var (items, next) = try await desk.changes(.changed(after: position))
    #expect(try Set(desk.slugs(items)) == ["ferry", "inquiry"])
    #expect(items.allSatisfy { $0.contains(killed) && $0.contains(substitute) })
    #expect(try await desk.changes(.changedSince(published)).items.count == 2)
    #expect(next > position)
    #expect(try await desk.changes(.changed(after: next)).items.isEmpty)

    position = next
    try await desk.correct("What really happened.")
    (items, position) = try await desk.changes(.changed(after: position))
    #expect(try desk.slugs(items) == ["inquiry"])

    _ = try await desk.library.anna.perform(.rename(to: .sample("report")), on: desk.substitute)
    (items, position) = try await desk.changes(.changed(after: position))
    #expect(try Set(desk.slugs(items)) == ["ferry", "report"])
    #expect(items.allSatisfy { $0.contains("\"slugline\":\"report\"") })

    _ = try await desk.library.anna.perform(
      .hold(reason: "Doubts", notice: nil), on: desk.substitute)
    (items, position) = try await desk.changes(.changed(after: position))
    #expect(try Set(desk.slugs(items)) == ["ferry", "report"])
    #expect(items.filter { $0.contains(killed) && $0.contains(substitute) }.isEmpty)

    _ = try await desk.library.anna.perform(.liftHold(reason: "Right"), on: desk.substitute)
    (items, position) = try await desk.changes(.changed(after: position))
    #expect(items.filter { $0.contains(killed) && $0.contains(substitute) }.count == 2)

    try await desk.library.erase(desk.substitute)
    (items, position) = try await desk.changes(.changed(after: position))
    #expect(try Set(desk.slugs(items)) == ["ferry", "report"])
    #expect(items.filter { $0.contains(killed) && $0.contains(substitute) }.isEmpty)
    await desk.library.close()
  }

  @Test func `a live article is exported again when it begins to replace another one`()
    async throws
  {
    let library = try await Library(in: database)
    let killed = try await library.draft("ferry", body: "The ferry left.")
    let substitute = try await library.draft("inquiry", body: "What happened.")
    for id in [killed, substitute] { try await library.publish(id) }
    let fixture = try SiteFixture()
    _ = try await library.eva.exportSite(to: fixture.path)
    _ = try await library.anna.kill(
      killed, reason: "Wrong", notice: "Gone.", replacement: substitute)
    #expect(try await library.eva.exportSite(to: fixture.path).value.changed == 2)
    #expect(fixture.text("articles/inquiry/index.html").contains("href=\"../../articles/ferry/\""))
    await library.close()
  }

  @Test(arguments: [
    (SyndicationFormat.ninjs, "\"name\":\"replaced\"", "\"name\":\"replacement\""),
    (.jsonLD, "ReplaceAction", "ReplaceAction"), (.newsMLG2, "irel:seeAlso", "irel:seeAlso"),
  ])
  func `a format says which article replaces which`(
    format: SyndicationFormat, replaces: String, isReplaced: String
  ) async throws {
    let desk = try await Desk(in: database)
    let (killed, substitute) = (urn(desk.killed), urn(desk.substitute))
    try await desk.library.publish(desk.substitute)
    for (slug, sign) in [("ferry", isReplaced), ("inquiry", replaces)] {
      let text = try await desk.changes(.articles([slug]), as: format).items.joined()
      #expect(text.contains(sign) && text.contains(killed) && text.contains(substitute), "\(slug)")
    }
    await desk.library.close()
  }

  @Test func `the pages of both articles lead to each other while the substitute is live`()
    async throws
  {
    let desk = try await Desk(in: database)
    let fixture = try SiteFixture()
    @discardableResult func export(rebuilding: Bool = false) async throws -> Int {
      try await desk.library.eva.exportSite(to: fixture.path, isRebuilding: rebuilding).value
        .changed
    }
    func killed() -> String { fixture.text("articles/ferry/index.html") }
    try await export()
    #expect(killed().contains("Gone.") && !killed().contains("the article that replaces it"))
    try await desk.library.publish(desk.substitute)
    #expect(try await export() == 2)
    #expect(killed().contains("href=\"../../articles/inquiry/\">Read the article that replaces it"))
    #expect(
      fixture.text("articles/inquiry/index.html").contains(
        "This article replaces one that we retracted. <a href=\"../../articles/ferry/\">"))
    try await desk.correct("What really happened.")
    #expect(try await export() == 1)
    _ = try await desk.library.anna.perform(.rename(to: .sample("report")), on: desk.substitute)
    #expect(try await export() == 2)
    #expect(killed().contains("href=\"../../articles/report/\""))
    let changed = try fixture.files()
    try await export(rebuilding: true)
    #expect(try fixture.files() == changed)
    _ = try await desk.library.anna.perform(.unpublish(reason: "Wrong"), on: desk.substitute)
    #expect(try await export() == 2)
    #expect(!killed().contains("the article that replaces it"))
    #expect(try fixture.deadLinks() == [])
    await desk.library.close()
  }
}
