import Digests
import Editorial
import EditorialReadModels
import EventSourcing
import Foundation
import Newsroom
import Pictures
import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

/// Pictures alongside the log: what is stored, and what stays stored.
@Suite(.database) struct PictureTests {
  let database = TestDatabase.current

  /// An article whose text refers to pictures in the shades of their names.
  private func article(_ text: String, _ shades: [String: UInt8]) throws -> WrittenArticle {
    var content = Content.sample()
    content.leadImage = nil
    let names = shades.keys.sorted()
    let references = names.map { "![A wall](\($0))" }.joined(separator: "\n\n")
    var article = WrittenArticle(content: content, body: "\(text)\n\n\(references)\n")
    let files = try names.map { name in
      (name: name, file: try PictureFile(SamplePicture.png(shade: try #require(shades[name]))))
    }
    #expect(try article.add(GivenPictures(files)) == [])
    return article
  }

  private var stored: Int {
    get async throws { try await database.session().value("SELECT count(*) FROM galley.pictures") }
  }

  @Test func `a picture is stored with its article, once, and every revision keeps its own`()
    async throws
  {
    let eva = try await database.member(as: "eva")
    let id = try await eva.draft(try article("One.", ["wall.png": 10]), slug: .sample("wall")).id
    #expect(try await stored == 1)
    let first = try await eva.picture(of: "wall", at: nil, revision: nil).value
    #expect(first.bytes == SamplePicture.png(shade: 10))
    #expect((first.picture.width, first.picture.height, first.picture.format) == (4, 3, .png))

    _ = try await eva.revise(id, to: try article("Two.", ["wall.png": 10]))
    #expect(try await stored == 1)
    let same = try await eva.revise(id, to: try article("Two.", ["wall.png": 10]))
    #expect(same.recorded.isEmpty)
    _ = try await eva.revise(id, to: try article("Two.", ["wall.png": 20]))
    #expect(try await stored == 2)
    for (revision, shade) in [(1, UInt8(10)), (2, 10), (3, 20)] {
      let picture = try await eva.picture(of: "wall", at: "wall.png", revision: revision).value
      #expect(picture.bytes == SamplePicture.png(shade: shade))
    }
    let difference = try await eva.difference("wall", from: 2, to: 3).value
    #expect(difference.fields.map(\.field) == ["pictures"])
    let past = try await eva.show("wall", asOf: .position(1)).value
    #expect(past.pictures.map(\.picture) == [first.picture])
    for (path, kind) in [("pier.png", Failure.Kind.notFound)] {
      let failure = await #expect(throws: Failure.self) {
        try await eva.picture(of: "wall", at: path, revision: nil)
      }
      #expect(failure?.kind == kind)
    }
    let report = try await eva.verifyLog(keys: [])
    #expect((report.findings.count, report.streams.pictures) == (0, 2))
    await eva.close()
  }

  @Test func `a command id records a picture once, and not for another picture`() async throws {
    let eva = try await database.member(as: "eva")
    let options = CommandOptions(commandID: UUID.v7())
    let wall = try article("One.", ["wall.png": 10])
    let first = try await eva.draft(wall, slug: .sample("wall"), options: options)
    let again = try await eva.draft(wall, slug: .sample("wall"), options: options)
    #expect(again.id == first.id)
    #expect(try await stored == 1)
    await #expect(throws: (any Error).self) {
      try await eva.draft(
        try article("One.", ["wall.png": 11]), slug: .sample("wall"), options: options)
    }
    #expect(try await stored == 1)
    await eva.close()
  }

  @Test func `a refused draft leaves no picture`() async throws {
    let eva = try await database.member(as: "eva")
    _ = try await eva.draft(try article("One.", ["wall.png": 10]), slug: .sample("wall"))
    await #expect(throws: (any Error).self) {
      try await eva.draft(try article("Two.", ["wall.png": 20]), slug: .sample("wall"))
    }
    #expect(try await stored == 1)
    await eva.close()
  }

  @Test func `pictures need a place in the article, or become the lead image`() throws {
    var bare = WrittenArticle(content: .sample(), body: "No picture.\n")
    bare.content.leadImage = nil
    let file = try PictureFile(SamplePicture.png())
    var one = bare
    #expect(try one.add(GivenPictures([("old wall.png", file)])) == [])
    #expect(one.content.leadImage?.uri == "old%20wall.png")
    #expect(one.pictures.map(\.picture.path) == ["old wall.png"])
    var two = bare
    let failure = #expect(throws: Failure.self) {
      try two.add(GivenPictures([("a.png", file), ("b.png", file)]))
    }
    #expect(failure?.kind == .invalid)
    var other = WrittenArticle(
      content: bare.content,
      body: "![x](https://a.example/b.png) ![y](/c.png) ![z](../d.png) ![w](e.png)\n")
    #expect(try other.add(GivenPictures([])) == ["e.png"])
    #expect(other.pictures.isEmpty)
  }

  @Test func `an erased picture is gone from every answer, and says who erased it`() async throws {
    let library = try await Library(in: database)
    let id = try await library.eva.draft(
      try article("One.", ["wall.png": 10, "pier.png": 20]), slug: .sample("wall")
    ).id
    let key = try await library.anna.picture(at: "wall.png", everIn: id)
    let plan = try await library.anna.planErasure(
      of: id, .picture(key), reason: "Private", ground: "Art. 17")
    #expect(plan.pictures.map(\.path) == ["wall.png"])
    try await library.erase(id, .picture(key))
    #expect(try await stored == 1)
    for asOf in [nil, AsOf.position(1)] {
      let pictures = try await library.eva.show("wall", asOf: asOf).value.pictures
      #expect(pictures.map { $0.erased?.by } == [nil, "anna"])
    }
    let failure = await #expect(throws: Failure.self) {
      try await library.eva.picture(of: "wall", at: "wall.png", revision: nil)
    }
    #expect(failure?.reason.contains("no longer exists: erased by anna") == true)
    // The same file has the same key as long as the salt is kept.
    await #expect(throws: ArticleRejection.self) {
      try await library.eva.revise(id, to: try article("Two.", ["wall.png": 10]))
    }
    try await library.erase(id)
    #expect(try await stored == 0)
    #expect(try await library.anna.verifyLog(keys: []).findings.isEmpty)
    let words = try await library.eva.history("wall").value.suffix(2).map(\.row.words)
    #expect(
      words == [
        "erased 1 picture: It names a minor. (GDPR Art. 17)",
        "erased the text of revision 1, 1 picture: It names a minor. (GDPR Art. 17)",
      ])
    // With the last text, its salt is gone.
    _ = try await library.eva.revise(id, to: try article("Two.", ["wall.png": 10]))
    #expect(try await stored == 1)
    await library.close()
  }

  @Test(arguments: [
    (
      "UPDATE galley.pictures SET body = body || 'x', key = sha256(salt || body || 'x')",
      "is missing, but no event erased it"
    ),
    ("UPDATE galley.pictures SET body = body || 'x'", "a picture was altered: its key"),
    ("DELETE FROM galley.pictures", "is missing, but no event erased it"),
  ])
  func `a change of a picture by the owner is found`(sql: String, found: String) async throws {
    let eva = try await database.member(as: "eva")
    _ = try await eva.draft(try article("One.", ["wall.png": 10]), slug: .sample("wall"))
    try await database.session().run(
      """
      ALTER TABLE galley.pictures DISABLE TRIGGER ALL;
      ALTER TABLE galley.pictures DROP CONSTRAINT pictures_key_is_digest;
      \(sql)
      """)
    let findings = try await eva.verifyLog(keys: []).findings
    #expect(findings.contains { $0.sentence.contains(found) }, "\(findings.map(\.sentence))")
    await eva.close()
  }
}
