import Digests
import Editorial
import EditorialReadModels
import EventSourcing
import Foundation
import TestSupport
import Testing

/// The rows of the search after given events.
@Suite struct SearchFoldTests {
  private func row(_ story: FoldedStory) throws -> SearchRow {
    let rows = try story.fold(Search.self).articles
    try #require(rows.count == 1)
    return rows[0]
  }

  @Test func `a draft has the content of its event`() throws {
    let content = Content.sample()
    let row = try row(.drafted(content))
    #expect((row.article, row.slug.text, row.revision) == (FoldedStory.stream.id, "wall", 1))
    #expect((row.headline, row.standfirst) == (content.headline, content.standfirst))
    #expect((row.digest, row.manuscript, row.position) == (content.digest, content.manuscript, 1))
    #expect((row.section, row.language.text, row.configuration) == ("Coast", "en", .english))
    #expect((row.editorialState, row.publicationState) == (.draft, .unpublished))
    #expect(row.updatedAt == FoldedStory.minute(1))
  }

  @Test func `a revision replaces the previous one, even if that is live`() throws {
    var content = Content.sample(headline: "Die Mauer wächst")
    content.language = try #require(LanguageTag("de-AT"))
    let row = try row(.drafted().published().and(.sampleRevision(2, content)))
    #expect((row.headline, row.revision) == ("Die Mauer wächst", 2))
    #expect((row.language.text, row.configuration) == ("de-AT", .german))
    #expect((row.digest, row.position) == (content.digest, 5))
    #expect((row.editorialState, row.publicationState) == (.draft, .published))
  }

  @Test func `each event leads to its states`() throws {
    let submitted = FoldedStory.drafted().submitted()
    let live = FoldedStory.drafted().published()
    let digest = Content.sample().digest
    let cases: [(FoldedStory, EditorialState, PublicationState)] = [
      (submitted, .submitted, .unpublished),
      (submitted.and(.submissionWithdrawn(revision: 1)), .draft, .unpublished),
      (
        submitted.and(.changesRequested(revision: 1, reason: "no")), .changesRequested,
        .unpublished
      ),
      (submitted.approved(), .approved, .unpublished), (live, .approved, .published),
      (
        live.and(
          .correctionPublished(revision: 1, digest: digest, kind: .correction, notice: "A metre.")),
        .approved, .published
      ),
      (live.and(.unpublished(reason: "no")), .approved, .unpublished),
      (live.and(.killed(reason: "no", notice: "Gone.")), .approved, .killed),
      (submitted.and(.spiked(reason: "no")), .spiked, .unpublished),
      (
        submitted.and(.spiked(reason: "no")).and(.unspiked(state: .submitted)), .submitted,
        .unpublished
      ),
    ]
    for (story, editorial, publication) in cases {
      let row = try row(story)
      #expect((row.editorialState, row.publicationState) == (editorial, publication))
      #expect(row.updatedAt == FoldedStory.minute(story.events.count))
    }
  }

  @Test func `a new slug replaces the former one`() throws {
    let row = try row(.drafted().and(.slugChanged(from: .sample("wall"), to: .sample("dyke"))))
    #expect((row.slug.text, row.updatedAt) == ("dyke", FoldedStory.minute(2)))
  }

  @Test func `an event that a search does not show leaves the row unchanged`() throws {
    let story = FoldedStory.drafted()
    let noon = FoldedStory.minute(720)
    let digest = Content.sample().digest
    let others: [ArticleEvent] = [
      .publicationScheduled(at: noon, zone: "UTC", revision: 1, digest: digest),
      .scheduleCancelled, .publicationFailed(rule: "embargoed"), .embargoSet(until: noon),
      .embargoLifted(reason: "yes"), .assigned(to: "emil", due: nil), .noteAdded(note: digest),
    ]
    for event in others { #expect(try row(story.and(event)) == row(story), "\(event)") }
  }

  @Test func `an event of an article that was never drafted is refused`() {
    #expect(throws: ProjectionFault.noArticle) {
      try FoldedStory().and(.sampleRevision(2)).fold(Search.self)
    }
  }
}
