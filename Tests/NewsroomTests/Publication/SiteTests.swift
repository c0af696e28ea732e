import Editorial
import Foundation
import Pictures
import TestSupport
import Testing

@testable import Newsroom

/// The newsroom's site in a folder.
@Suite(.database) struct SiteTests {
  let database = TestDatabase.current
  let fixture: SiteFixture

  init() throws { fixture = try SiteFixture() }

  @discardableResult
  private func export(_ library: Library, rebuilding: Bool = false) async throws -> SiteSummary {
    try await library.eva.exportSite(to: fixture.path, isRebuilding: rebuilding).value
  }

  private func live(_ library: Library, _ slug: String, _ body: String) async throws -> UUID {
    let id = try await library.draft(slug, headline: "About \(slug)", body: body, section: "News")
    try await library.publish(id)
    return id
  }

  @Test func `after changes, the site is what an export of the whole site writes`() async throws {
    let library = try await Library(in: database)
    var ids: [UUID] = []
    for number in 1...4 {
      ids.append(try await live(library, "story-\(number)", "Text \(number)."))
    }
    let first = try await export(library)
    #expect(first.isWhole && first.articles == 4)
    #expect(try fixture.deadLinks() == [])
    #expect(try await export(library).pages == 0)

    let renamed = Slug("better-name")!
    _ = try await library.anna.perform(.rename(to: renamed), on: ids[0])
    _ = try await library.anna.perform(.kill(reason: "Libel", notice: "We retract it."), on: ids[1])
    _ = try await library.anna.perform(.unpublish(reason: "Wrong"), on: ids[2])
    _ = try await live(library, "story-5", "Text 5.")
    let second = try await export(library)
    #expect(!second.isWhole && second.changed == 4 && second.articles == 3)
    let changed = try fixture.files()
    #expect(try fixture.deadLinks() == [])
    #expect(fixture.text("articles/story-1/index.html").contains("url=../../articles/better-name/"))
    #expect(fixture.text("index.html").contains("We retract it."))
    #expect(!fixture.text("index.html").contains("story-3"))

    #expect(try await export(library, rebuilding: true).isWhole)
    let whole = try fixture.files()
    #expect(Set(whole.keys) == Set(changed.keys))
    for (file, text) in whole { #expect(text == changed[file], "\(file)") }
    #expect(try fixture.neighbours() == [])
    await library.close()
  }

  @Test func `no page names a picture that cannot be made`() async throws {
    let library = try await Library(in: database)
    // Half of its pixels are missing, although its chunks are complete.
    let whole = SamplePicture.png(width: 500, height: 400)
    let broken =
      whole.prefix(33) + SamplePicture.chunk("IDAT", Array(whole[41..<(whole.count / 2)]))
      + SamplePicture.chunk("IEND", [])
    var content = Content.sample()
    content.leadImage = nil
    var article = WrittenArticle(
      content: content, body: "A wall.\n\n![A wall](wall.png)\n\n![A pier](pier.png)\n")
    _ = try article.add(
      GivenPictures([
        ("wall.png", try PictureFile(Array(broken))), ("pier.png", try PictureFile(whole)),
      ]))
    let id = try await library.eva.draft(article, slug: .sample("wall")).id
    try await library.publish(id)
    func requireWall() throws {
      #expect(try fixture.deadLinks() == [])
      let page = fixture.text("articles/wall/index.html")
      #expect(page.matches(of: /<img/).count == 1)
      let named = Set(page.matches(of: /pictures\/[^" ,]+/).map { String($0.output) })
      #expect(try Set(fixture.files().keys.filter { $0.hasPrefix("pictures/") }) == named)
      #expect(named.count == 4)
    }
    let problem = "wall.png: the picture is damaged and cannot be shown to readers"
    #expect(try await export(library).problems == [problem])
    try requireWall()
    // Another change of the article does not bring it back.
    _ = try await library.anna.perform(.rename(to: .sample("old-wall")), on: id)
    _ = try await library.anna.perform(.rename(to: .sample("wall")), on: id)
    #expect(try await export(library).problems == [])
    try requireWall()
    #expect(try await export(library, rebuilding: true).problems == [problem])
    try requireWall()
    await library.close()
  }

  @Test func `only a live text is in the folder`() async throws {
    let library = try await Library(in: database)
    // Each text that readers must not get contains this word, and so do its other fields.
    let secret = "qzvsecretq"
    func draft(_ slug: String) async throws -> UUID {
      var content = Content.sample(headline: "\(secret) headline")
      content.standfirst = "\(secret) standfirst"
      content.keywords = ["\(secret) keyword"]
      return try await library.eva.draft(
        WrittenArticle(content: content, body: "\(secret) body"), slug: .sample(slug)
      ).id
    }
    let plain = try await live(library, "updated", "Public.")
    _ = try await draft("drafted")
    let submitted = try await draft("submitted")
    _ = try await library.eva.perform(.submit, on: submitted)
    let scheduled = try await draft("scheduled")
    _ = try await library.eva.perform(.submit, on: scheduled)
    _ = try await library.anna.approve(scheduled)
    _ = try await library.anna.perform(.schedule(at: Date() + 86_400, zone: "UTC"), on: scheduled)
    var content = Content.sample(headline: secret)
    content.section = "News"
    _ = try await library.eva.revise(plain, to: WrittenArticle(content: content, body: secret))
    // These were live, and the site had them.
    let gone = [
      try await draft("unpublished"), try await draft("killed"), try await draft("erased"),
    ]
    for id in gone { try await library.publish(id) }
    try await export(library)
    #expect(fixture.text("index.html").contains(secret))

    _ = try await library.anna.perform(.unpublish(reason: "Wrong"), on: gone[0])
    _ = try await library.anna.perform(.kill(reason: "Libel", notice: "Gone."), on: gone[1])
    try await library.erase(gone[2])
    for isRebuilding in [false, true] {
      try await export(library, rebuilding: isRebuilding)
      #expect(try !fixture.bytes().contains(secret))
      #expect(fixture.text("articles/updated/index.html").contains("Public."))
      #expect(fixture.text("articles/killed/index.html").contains("Gone."))
      #expect(fixture.text("articles/erased/index.html").contains("no longer available"))
    }
    await library.close()
  }

  @Test func `a long list has full pages that no later article changes`() async throws {
    let library = try await Library(in: database)
    // Corrections of one article fill pages faster than articles.
    let id = try await live(library, "often", "Text 0.")
    func correct(_ number: Int) async throws {
      let article = WrittenArticle(content: .sample(headline: "Often"), body: "Text \(number).")
      _ = try await library.eva.revise(id, to: article)
      _ = try await library.eva.perform(.submit, on: id)
      _ = try await library.anna.approve(id)
      _ = try await library.anna.perform(
        .correct(kind: .correction, notice: "Notice \(number)."), on: id)
    }
    for number in 1...42 { try await correct(number) }
    try await export(library)
    let page = "corrections/page/1/index.html"
    #expect(fixture.text(page).matches(of: /Notice \d+\./).count == 20)
    #expect(fixture.text("corrections/index.html").matches(of: /Notice \d+\./).count == 22)
    #expect(fixture.text(page).contains("articles/often/corrections/1/#correction-20\""))
    #expect(try fixture.deadLinks() == [])
    await library.close()
  }

  @Test func `everybody can read the pages, and only the owner the state`() async throws {
    let library = try await Library(in: database)
    _ = try await live(library, "story", "Text.")
    try await export(library)
    func mode(_ path: String) throws -> Int {
      try #require(
        try FileManager.default.attributesOfItem(atPath: "\(fixture.path)/\(path)")[
          .posixPermissions]
          as? Int)
    }
    for path in ["", "articles", "articles/story"] { #expect(try mode(path) == 0o755) }
    #expect(try mode("articles/story/index.html") == 0o644)
    #expect(try mode(".galley") == 0o700)
    #expect(try mode(".galley/state") == 0o600)
    await library.close()
  }

  @Test func `a folder that is not a site is refused`() async throws {
    let library = try await Library(in: database)
    func refusal(_ path: String) async -> Failure? {
      await #expect(throws: Failure.self) { _ = try await library.eva.exportSite(to: path) }
    }
    let other = fixture.parent.appending(path: "other")
    try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
    let link = fixture.parent.appending(path: "link")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: other)
    #expect(await refusal(link.path)?.reason.contains("is a link") == true)
    #expect(await refusal("\(link.path)/")?.reason.contains("is a link") == true)
    try Data().write(to: other.appending(path: "precious"))
    #expect(await refusal(other.path)?.reason.contains("not a site") == true)
    #expect(await refusal("\(other.path)/precious")?.reason.contains("not a folder") == true)
    #expect(await refusal("\(fixture.parent.path)/none/site")?.kind == .failed)
    #expect(FileManager.default.fileExists(atPath: other.appending(path: "precious").path))
    await library.close()
  }

  @Test func `a second export at the same time is refused`() async throws {
    let library = try await Library(in: database)
    _ = try await live(library, "story", "Text.")
    try await export(library)
    let before = try fixture.files()
    let held = try SiteFolder(fixture.path)
    let failure = await #expect(throws: Failure.self) { try await export(library) }
    #expect(failure?.kind == .conflict)
    #expect(try fixture.files() == before)
    _ = consume held
    try await export(library)
    await library.close()
  }

  @Test func `the site of another newsroom is refused`() async throws {
    let library = try await Library(in: database)
    _ = try await live(library, "story", "Text.")
    try await export(library)
    let state = "\(fixture.path)/.galley/state"
    let text = fixture.text(".galley/state")
    try text.replacing(/"newsroom":"[^"]+"/, with: "\"newsroom\":\"other\"")
      .write(toFile: state, atomically: false, encoding: .utf8)
    let failure = await #expect(throws: Failure.self) { try await export(library) }
    #expect(failure?.reason.contains("another newsroom") == true)
    await library.close()
  }
}
