import Editorial
import Foundation
import Testing

struct IDPrefixTests {
  private static let id = "019aca3f-1b2c-7d3e-8f40-a1b2c3d4e5f6"

  @Test(arguments: [
    "019a", "cafe", "2026", "019aca3f", "019aca3f-", "019aca3f1b2c", "019aca3f-1b2c-7", "DECADE",
  ])
  func `four digits in a UUID's shape or more are the beginning of an id`(_ text: String) throws {
    let prefix = try #require(IDPrefix(text))
    #expect(!prefix.isWhole)
    #expect(prefix.lowest < prefix.highest)
  }

  @Test(arguments: [
    id, id.uppercased(), id.replacing("-", with: ""), "019a-ca3f-1b2c-7d3e-8f40-a1b2-c3d4-e5f6",
  ])
  func `all 32 digits are an id, however they are grouped`(_ text: String) throws {
    let prefix = try #require(IDPrefix(text))
    #expect(prefix.isWhole)
    #expect(prefix.lowest.uuidString.lowercased() == Self.id)
  }

  @Test(arguments: [
    "", "a1", "cab", "2026-12-24", "deadbeef1-2", "face-off", "cafe-2", id + "0", "019aca3g",
    String(repeating: "a", count: 33), "٠١٢٣",
  ])
  func `anything else is not`(_ text: String) {
    #expect(IDPrefix(text) == nil)
  }
}

/// A reference by id never means an article with another id, because no slug looks like an id.
struct SlugLikeIDTests {
  private static let mistakable = [
    "019a", "2026", "facade", "019aca3f", "019aca3f-1b2c", "019aca3f1b2c7d3e8f40a1b2c3d4e5f6",
    "019aca3f-1b2c-7d3e-8f40-a1b2c3d4e5f6", "019a-ca3f-1b2c-7d3e-8f40-a1b2-c3d4-e5f6",
  ]

  @Test(arguments: mistakable)
  func `a draft with a slug like an id is refused`(_ text: String) throws {
    Story.nothing.when(.draft(slug: try slug(text), content: try content()), by: .eve)
      .rejects("slugLooksLikeID")
  }

  @Test(arguments: mistakable)
  func `renaming to a slug like an id is refused`(_ text: String) throws {
    try Story.drafted().when(.rename(to: try slug(text)), by: .eve).rejects("slugLooksLikeID")
  }

  @Test(arguments: mistakable)
  func `an import with a slug like an id is refused`(_ text: String) throws {
    let article = ImportedArticle(
      slug: try slug(text), content: try content(), origin: .init(by: nil, at: Story.beginning),
      source: nil, publication: nil, corrections: [])
    Story.nothing.when(.import(article), by: .ann).rejects("slugLooksLikeID")
  }

  @Test func `an article of an imported log keeps such a slug until it is renamed`() throws {
    let content = try content()
    let story = Story.nothing.and(
      .drafted(slug: try slug("cafe"), content: content, digest: content.digest), by: .eve)
    story.when(.rename(to: try slug("cafe")), by: .eve).nothing()
    story.when(.rename(to: try slug("cafe-opens")), by: .eve)
      .then(.slugChanged(from: try slug("cafe"), to: try slug("cafe-opens")))
  }
}
