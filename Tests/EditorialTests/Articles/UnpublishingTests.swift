import Editorial
import Foundation
import Testing

struct UnpublishingTests {
  private let unpublish = ArticleCommand.unpublish(reason: "A complaint")
  private let killed = ArticleEvent.killed(reason: "A ruling", notice: "This is gone.")
  private let kill = ArticleCommand.kill(reason: " A ruling", notice: "This is gone.\n")

  @Test func `an article is unpublished and published again without a new approval`() throws {
    let story = try Story.published()
    story.when(unpublish, by: .ann).then(.unpublished(reason: "A complaint"))
    let off = story.and(.unpublished(reason: "A complaint"), by: .ann)
    #expect(off.state.live == nil)
    off.when(unpublish, by: .ann).nothing()
    off.when(.publish, by: .ann)
      .then(
        .published(revision: 1, digest: try content().digest, slug: try slug("cat-news")))
  }

  @Test func `unpublishing needs a reason and a public text`() throws {
    try Story.published().when(.unpublish(reason: ""), by: .ann).rejects("reasonMissing")
    try Story.approved().when(unpublish, by: .ann).rejects("notPublished")
  }

  @Test func `an article that was ever public can be killed, which ends its schedule and embargo`()
    throws
  {
    try Story.published().when(kill, by: .ann).then(killed)
    let story = try Story.published().and(.unpublished(reason: "Why?"), by: .ann).scheduled()
      .and(.embargoSet(until: Story.now + 1))
    story.when(kill, by: .ann)
      .then(killed, .scheduleCancelled, .embargoLifted(reason: "A ruling"))
    let state = story.and(killed, by: .ann).state
    #expect(state.publicationState == .killed)
    #expect(state.schedule == nil)
    #expect(state.embargo == nil)
    #expect(state.live == nil)
  }

  @Test func `killing needs a reason, a notice, and a text that was public`() throws {
    try Story.published().when(.kill(reason: " ", notice: "Gone."), by: .ann)
      .rejects("reasonMissing")
    try Story.published().when(.kill(reason: "Why?", notice: " "), by: .ann)
      .rejects("noticeMissing")
    try Story.approved().when(kill, by: .ann).rejects("neverPublished")
  }

  @Test func `killing again with the same words records nothing, and a kill is final`() throws {
    let story = try Story.published().and(killed, by: .ann)
    story.when(kill, by: .max).nothing()
    story.and(.noteAdded(note: key("n"))).when(kill, by: .max).nothing()
    story.when(.kill(reason: "Another", notice: "This is gone."), by: .ann).rejects("killed")
  }

  @Test func `a kill names the article to read instead, once and for all`() throws {
    let (first, second) = (UUID(), UUID())
    func kill(_ replacement: UUID?) -> ArticleCommand {
      .kill(reason: "A ruling", notice: "This is gone.", replacement: replacement)
    }
    let killed = ArticleEvent.killed(
      reason: "A ruling", notice: "This is gone.", replacement: first)
    let story = try Story.published()
    story.when(kill(first), by: .ann).then(killed)
    let after = story.and(killed, by: .ann)
    after.when(kill(first), by: .max).nothing()
    for other in [second, nil] { after.when(kill(other), by: .ann).rejects("killed") }
    #expect(Article.objection(to: after.events.suffix(1), on: story.state) == nil)
    // Without a replacement, the request is what it was before there were any.
    #expect(kill(nil).request == self.kill.request)
    #expect(kill(first).request != kill(second).request)
  }

  @Test func `only notes are allowed on a killed article`() throws {
    let story = try Story.published().and(killed, by: .ann)
    for command in try commands() where command.verb != .note && command.verb != .erase {
      story.when(command, by: .ann).rejects("killed")
    }
    story.when(.revise(base: 1, content: try content()), by: .ann).rejects("killed")
    story.when(.note(key("n")), by: .eve).then(.noteAdded(note: key("n")))
  }
}
