import Editorial
import Foundation
import Testing

struct PublishingTests {
  @Test func `an approved article is published under its slug`() throws {
    let published = ArticleEvent.published(
      revision: 1, digest: try content().digest, slug: try slug("cat-news"))
    let story = try Story.approved().scheduled()
    story.when(.publish, by: .ann).then(published, .scheduleCancelled)
    let state = story.and(published, by: .ann).state
    #expect(state.publicationState == .published)
    #expect(state.editorialState == .approved)
    #expect(state.schedule == nil)
    #expect(state.firstPublishedAt != nil)
  }

  @Test func `an article that is not approved cannot be published`() throws {
    for story in try [Story.drafted(), .submitted(), .published().revised("Update")] {
      story.when(.publish, by: .ann).rejects("notApproved")
    }
  }

  @Test func `publishing again records nothing`() throws {
    try Story.published().when(.publish, by: .max).nothing()
  }

  @Test func `an update is published only after its own approval`() throws {
    let update = try Story.published().revised("Update")
    #expect(update.state.live?.revision == 1)
    let digest = try content("Update").digest
    try update.submitted().approved().when(.publish, by: .ann)
      .then(.published(revision: 2, digest: digest, slug: try slug("cat-news")))
  }

  @Test func `an embargo prevents publishing until it ends`() throws {
    let until = Story.now + 60
    let story = try Story.approved().and(.embargoSet(until: until))
    story.when(.publish, by: .ann).rejects("embargoed")
    story.when(.publish, by: .ann, at: until - 0.001).rejects("embargoed")
    story.when(.publish, by: .ann, at: until)
      .then(
        .published(revision: 1, digest: try content().digest, slug: try slug("cat-news")))
  }

  @Test func `the time of the first publication never changes`() throws {
    let story = try Story.published()
    let first = try #require(story.state.firstPublishedAt)
    let later = try story.and(.unpublished(reason: "Why?"), by: .ann).published()
    #expect(later.state.firstPublishedAt == first)
    #expect(try #require(later.state.live).at > first)
  }
}
