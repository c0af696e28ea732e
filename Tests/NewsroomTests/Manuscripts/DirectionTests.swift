import Editorial
import Manuscripts
import Newsroom
import Testing

struct DirectionTests {
  @Test(arguments: ["\u{202A}", "\u{202B}", "\u{202C}", "\u{202D}", "\u{202E}"])
  func `a draft has no character that changes the order of others, and an import stays as it is`(
    character: String
  ) throws {
    let point = "U+" + String(try #require(character.unicodeScalars.first).value, radix: 16)
    var file = ManuscriptFile(body: "It was lit.\n")
    (file.headline, file.keywords) = ("Lamp lit", ["lamps", "a\(character)b"])
    let failure = #expect(throws: Failure.self) { try file.newDraft() }
    #expect(failure?.kind == .invalid)
    #expect(
      failure?.reason.hasPrefix(
        "'keywords' contains the invisible character \(point.uppercased()), which") == true)
    #expect(try file.newArticle().article.content.keywords == file.keywords)
    (file.headline, file.keywords) = ("Lamp \(character)lit", [])
    #expect(throws: Failure.self) { try file.newDraft() }
  }

  @Test func `a headline in Arabic with a mark of direction is a draft`() throws {
    var file = ManuscriptFile(body: "أضاء.\n")
    file.headline = "عاد المصباح\u{200F}"
    file.slug = Slug("lamp")
    #expect(throws: Never.self) { try file.newDraft() }
  }
}
