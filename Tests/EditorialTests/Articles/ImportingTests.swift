import Digests
import Editorial
import EventSourcing
import Foundation
import Testing

struct ImportingTests {
  private let writing = ImportedArticle.Origin(by: "Ada Keller", at: Story.beginning - 5_000)
  private let release = ImportedArticle.Origin(by: nil, at: Story.beginning - 3_000)

  private func correction(at: Date) -> ImportedArticle.Correction {
    .init(kind: .correction, notice: "It was a dog.", origin: .init(by: nil, at: at))
  }

  private func article(
    _ headline: String = "Cat stuck in tree", isPublic: Bool = true,
    corrections: [ImportedArticle.Correction] = []
  ) throws -> ImportedArticle {
    ImportedArticle(
      slug: try slug("cat-news"), content: try content(headline), origin: writing,
      source: "https://old.example/cat",
      publication: isPublic ? .init(firstAt: Story.beginning - 4_000, last: release) : nil,
      corrections: corrections)
  }

  private func imported(_ article: ImportedArticle) throws -> Story {
    let outcome = Story.nothing.when(.import(article), by: .ann)
    return try outcome.decision.get().reduce(Story.nothing) { $0.and($1, by: .ann) }
  }

  @Test func `an imported publication is live, with its dates and corrections`() throws {
    let mended = correction(at: Story.beginning - 3_500)
    let story = try imported(article(corrections: [mended]))
    let digest = try content().digest
    #expect(
      story.events.map(\.event.storedType) == [
        .imported, .publicationImported, .correctionImported,
      ])
    #expect(story.state.live?.digest == digest)
    #expect(story.state.editorialState == .approved)
    #expect(story.state.firstPublishedAt == Story.beginning - 4_000)
    #expect(story.state.live?.at == release.at)
    #expect(story.state.revisions[0].savedAt == writing.at)
    // The log does not vouch for the author, so the contributor is the importer.
    #expect(story.state.owner == "ann")
    #expect(story.state.corrections.map(\.at) == [mended.origin.at])
  }

  @Test func `an imported article that was never published is a draft`() throws {
    let story = try imported(article(isPublic: false))
    #expect(story.state.editorialState == .draft)
    #expect(!story.state.wasEverPublished)
    story.when(.submit, by: .eve).then(.submitted(revision: 1, digest: try content().digest))
  }

  @Test func `an imported article is revised, approved by others and published like any other`()
    throws
  {
    let story = try imported(article()).revised("Cat rescued", by: .eve)
    let digest = try content("Cat rescued").digest
    let submitted = story.and(.submitted(revision: 2, digest: digest))
    submitted.when(.approve(digest: digest), by: .ann).then(.approved(revision: 2, digest: digest))
    let unpublished = try imported(article(isPublic: false))
      .and(.submitted(revision: 1, digest: content().digest))
    unpublished.when(.approve(digest: try content().digest), by: .ann)
      .rejects("fourEyes")
  }

  @Test func `only an admin can import`() throws {
    Story.nothing.when(.import(try article()), by: .eve).rejects("notPermitted", .notPermitted)
    Story.nothing.when(.import(try article()), by: .audrey).rejects("notPermitted", .notPermitted)
  }

  @Test func `repeating an import records nothing`() throws {
    let article = try article(corrections: [correction(at: Story.beginning)])
    try imported(article).when(.import(article), by: .ann).nothing()
  }

  @Test func `a different import of an existing article is refused`() throws {
    let story = try imported(article())
    story.when(.import(try article("Dog")), by: .ann).rejects("alreadyDrafted")
    story.when(.import(try article(isPublic: false)), by: .ann).rejects("alreadyDrafted")
    try Story.drafted().when(.import(article()), by: .ann).rejects("alreadyDrafted")
  }

  @Test func `imported times must be in order and in the past`() throws {
    func importing(_ firstAt: Date, _ lastAt: Date, _ corrected: Date? = nil) throws -> Outcome {
      Story.nothing.when(
        .import(
          ImportedArticle(
            slug: try slug("cat-news"), content: try content(), origin: writing,
            publication: .init(firstAt: firstAt, last: .init(by: nil, at: lastAt)),
            corrections: corrected.map { [correction(at: $0)] } ?? [])), by: .ann)
    }
    let (day, now) = (Story.beginning, Story.now)
    try importing(day - 6_000, day).rejects("importedOutOfOrder")
    try importing(day, day - 1).rejects("importedOutOfOrder")
    try importing(day, day, day - 1).rejects("importedOutOfOrder")
    try importing(day, now + 1).rejects("importedFuture")
    try importing(day, now, now + 1).rejects("importedFuture")
    #expect(try importing(day, now, now).decision.get().count == 3)
  }

  @Test func `an import needs a headline, and a correction needs a publication and a notice`()
    throws
  {
    Story.nothing.when(.import(try article(" ")), by: .ann).rejects("headlineMissing")
    let mended = correction(at: Story.beginning)
    Story.nothing.when(.import(try article(isPublic: false, corrections: [mended])), by: .ann)
      .rejects("importedUnpublished")
    let bare = ImportedArticle.Correction(kind: .correction, notice: " ", origin: mended.origin)
    Story.nothing.when(.import(try article(corrections: [bare])), by: .ann)
      .rejects("noticeMissing")
  }

  @Test func `the audit accepts a recorded import and rejects a forged one`() throws {
    let story = try imported(article(corrections: [correction(at: Story.beginning)]))
    #expect(Article.objection(to: story.events[...], on: Article.initialState) == nil)
    let later = Story.nothing.and(story.events[0].event, by: .ann).state
    #expect(Article.objection(to: story.events[1...], on: later) != nil)
  }
}
