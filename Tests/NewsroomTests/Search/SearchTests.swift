import Editorial
import EditorialReadModels
import Newsroom
import TestSupport
import Testing

@Suite(.database) struct SearchTests {
  @Test func `a headline outranks a standfirst, and a standfirst a body`() async throws {
    let library = try await Library(in: .current)
    try await library.draft("body", body: "The ferry sank, and the ferry rose, a ferry again.")
    try await library.draft("standfirst", standfirst: "A ferry")
    try await library.draft("headline", headline: "A ferry")
    #expect(try await library.find("ferry") == ["headline", "standfirst", "body"])
  }

  @Test func `a match in a longer text ranks lower`() async throws {
    let library = try await Library(in: .current)
    let filling = (1...200).map { "word\($0)" }.joined(separator: " ")
    try await library.draft("long", body: "The ferry. \(filling)")
    try await library.draft("short", body: "The ferry.")
    #expect(try await library.find("ferry") == ["short", "long"])
  }

  @Test(arguments: [
    ("en", "They were running.", "run"), ("en-GB", "A run.", "running"),
    ("de", "Die Häuser am Hafen.", "Haus"), ("de-AT", "Ein Haus.", "häuser"),
    ("ru", "Старые дома", "дом"), ("zh", "Some Words", "words"),
  ])
  func `a word is found in any form that its language gives it`(
    language: String, body: String, word: String
  ) async throws {
    let library = try await Library(in: .current)
    try await library.draft("other", headline: "Qwertz", standfirst: nil, language: "fr")
    try await library.draft("meant", body: body, language: language)
    #expect(try await library.find(word) == ["meant"])
    #expect(try await library.find(word, language: language) == ["meant"])
  }

  @Test func `a language finds its varieties and no other language`() async throws {
    let library = try await Library(in: .current)
    for (slug, tag) in [("de", "de"), ("at", "de-AT"), ("en", "en"), ("den", "den")] {
      try await library.draft(slug, headline: "Hafen", language: tag)
    }
    #expect(Set(try await library.find("Hafen")) == ["de", "at", "en", "den"])
    #expect(Set(try await library.find("Hafen", language: "de")) == ["de", "at"])
    #expect(try await library.find("Hafen", language: "de-AT") == ["at"])
    #expect(try await library.find("Hafen", language: "fr") == [])
  }

  @Test func `all words must occur, anywhere in the article`() async throws {
    let library = try await Library(in: .current)
    try await library.draft("split", headline: "Ferry", body: "It sank.")
    try await library.draft("half", headline: "Ferry", body: "It sails.")
    #expect(try await library.find("ferry sank") == ["split"])
    #expect(Set(try await library.find("sank or sails")) == ["split", "half"])
    #expect(try await library.find("ferry -sank") == ["half"])
  }

  @Test func `quoted words must be together and in order`() async throws {
    let library = try await Library(in: .current)
    try await library.draft("together", body: "A harbour wall.")
    try await library.draft("apart", body: "A wall at a harbour.")
    #expect(try await library.find("\"harbour wall\"") == ["together"])
    #expect(Set(try await library.find("harbour wall")) == ["together", "apart"])
  }

  @Test(arguments: [
    "';--", "\"", "'", "\\", "!!!", "( & | ! :* <-> )", "\u{1}\u{2}\u{3}", "%s {} \\x00",
    "' OR 1=1; DROP TABLE read.builds; --", "ferry:*ABCD", "-", "\"\"", "or", "😀", "\0",
    String(repeating: "x", count: 10_000), String(repeating: "ab cd ", count: 1_700),
    String(repeating: "\"", count: 10_000), String(repeating: "-", count: 10_000),
    String(repeating: "-! ", count: 100), String(repeating: "-\"", count: 100),
  ])
  func `hostile words find nothing and break nothing`(words: String) async throws {
    let library = try await Library(in: .current)
    try await library.draft("harbour", headline: "Harbour")
    #expect(try await library.find(words) == [])
    #expect(try await library.find("harbour") == ["harbour"])
  }

  @Test func `signs are distinguished from words in no text`() async throws {
    let library = try await Library(in: .current)
    try await library.draft("harbour", headline: "The harbour")
    #expect(try await !library.hasNothing("the of"))
    #expect(try await library.hasNothing("?!"))
    #expect(try await !library.hasNothing("cat"))
  }

  @Test func `a search respects its filters and its limit, and counts all matches`()
    async throws
  {
    let library = try await Library(in: .current)
    let live = try await library.draft("live", headline: "Ferry", body: "Sails.", section: "Port")
    try await library.publish(live)
    let spiked = try await library.draft("spiked", headline: "Ferry")
    _ = try await library.eva.perform(.spike(reason: "no"), on: spiked)
    for number in 1...3 { try await library.draft("draft-\(number)", headline: "Ferry") }
    func find(_ query: SearchQuery) async throws -> [String] {
      try await library.answer(query).page.rows.map(\.row.slug.text)
    }
    #expect(
      try await find(.init(words: "ferry", publicationState: .published, limit: 9)) == ["live"])
    #expect(try await find(.init(words: "ferry", section: "Port", limit: 9)) == ["live"])
    #expect(
      try await find(.init(words: "ferry", editorialStates: [.spiked], limit: 9)) == ["spiked"])
    let both = try await find(
      .init(words: "ferry", editorialStates: [.spiked, .approved], limit: 9))
    #expect(Set(both) == ["live", "spiked"])
    let answer = try await library.answer(.init(words: "ferry", limit: 2))
    #expect((answer.page.rows.count, answer.total) == (2, 4))
  }

  @Test func `only the working revision is searched`() async throws {
    let library = try await Library(in: .current)
    let id = try await library.draft("ferry", headline: "Ferry", body: "It sails.")
    #expect(try await library.find("sails") == ["ferry"])
    let article = WrittenArticle(content: .sample(headline: "Boat"), body: "It sank.")
    _ = try await library.eva.revise(id, to: article)
    #expect(try await library.find("sails") == [])
    #expect(try await library.find("boat sank") == ["ferry"])
  }

  @Test func `a snippet marks the words in the plain text`() async throws {
    let library = try await Library(in: .current)
    try await library.draft(
      "ferry", headline: "The ferry", standfirst: "It is sailing.", body: "*Sails* were \u{2}set.")
    let answer = try await library.eva.search(SearchQuery(words: "sail ferry", limit: 1)).value
    let hit = try #require(answer.page.rows.first)
    #expect(
      hit.headline.segments == [
        .init("The "), .init("ferry", isMatch: true),
      ])
    #expect(
      hit.snippet.segments == [
        .init("It is "), .init("sailing", isMatch: true), .init(".\n"),
        .init("Sails", isMatch: true),
        .init(" were \u{2}set."),
      ])
  }

  @Test func `the text of a killed article is found but not shown`() async throws {
    let library = try await Library(in: .current)
    let id = try await library.draft("ferry", headline: "Ferry", body: "Libel.")
    try await library.publish(id)
    _ = try await library.anna.perform(.kill(reason: "libel", notice: "Withdrawn."), on: id)
    let hit = try #require(
      try await library.answer(SearchQuery(words: "libel", limit: 1)).page.rows.first)
    #expect(hit.row.publicationState == .killed)
    #expect(hit.snippet.text.isEmpty)
    #expect(hit.headline.text == "Ferry")
  }
}
