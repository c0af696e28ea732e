import Digests
import Editorial
import Foundation
import Testing

/// A published text that nobody should use while the desk checks it.
struct HoldingTests {
  private let hold = ArticleCommand.hold(reason: " Disputed ", notice: " We check it.\n")
  private let held = ArticleEvent.held(reason: "Disputed", notice: "We check it.")

  private func onHold() throws -> Story { try Story.published().and(held, by: .ann) }

  private func published(_ revision: Int, _ headline: String? = nil) throws -> ArticleEvent {
    let digest = try headline.map { try content($0).digest } ?? content().digest
    return .published(revision: revision, digest: digest, slug: try slug("cat-news"))
  }

  @Test func `an admin puts a published article on hold, and an editor cannot`() throws {
    try Story.published().when(hold, by: .ann).then(held)
    try Story.published().when(.hold(reason: "Disputed", notice: " "), by: .ann)
      .then(.held(reason: "Disputed", notice: nil))
    try Story.published().when(hold, by: .eve).rejects("notPermitted", .notPermitted)
    try onHold().when(.liftHold(reason: nil), by: .eve).rejects("notPermitted", .notPermitted)
    let state = try onHold().state
    #expect(state.publicationState == .held)
    #expect(state.live == nil, "The public cannot read it.")
    #expect(state.published?.revision == 1)
  }

  @Test func `only what is published can be put on hold, with a reason`() throws {
    try Story.published().when(.hold(reason: " ", notice: nil), by: .ann).rejects("reasonMissing")
    for story in try [Story.drafted(), .approved(), .published().and(.unpublished(reason: "Why?"))]
    {
      story.when(hold, by: .ann).rejects("notPublished")
    }
  }

  @Test func `the same hold again records nothing, and other words replace it`() throws {
    try onHold().when(hold, by: .max).nothing()
    let story = try onHold()
    story.when(.hold(reason: "Disputed", notice: "Soon."), by: .max)
      .then(.held(reason: "Disputed", notice: "Soon."))
    let again = story.and(.held(reason: "Disputed", notice: "Soon."), by: .max)
    #expect(again.state.hold?.notice == "Soon.")
  }

  @Test func `lifting a hold makes the same text usable again, once`() throws {
    let story = try onHold()
    story.when(.liftHold(reason: " True "), by: .max).then(.holdLifted(reason: "True"))
    let lifted = story.and(.holdLifted(reason: nil), by: .max)
    #expect(lifted.state.live?.revision == 1)
    #expect(lifted.state.live?.at == story.state.published?.at)
    lifted.when(.liftHold(reason: nil), by: .ann).nothing()
    try Story.published().when(.liftHold(reason: nil), by: .ann).rejects("notHeld")
  }

  @Test func `a hold is not lifted for an embargoed or an erased text`() throws {
    let until = Story.now + 60
    let embargoed = try onHold().and(.embargoSet(until: until), by: .ann)
    embargoed.when(.liftHold(reason: nil), by: .ann).rejects("embargoed")
    embargoed.when(.liftHold(reason: nil), by: .ann, at: until).then(.holdLifted(reason: nil))
    try onHold().and(
      .textErased(
        texts: [key("Once upon a time.")], revisions: [1], notes: [], reason: "A minor",
        ground: "GDPR"), by: .ann
    ).when(.liftHold(reason: nil), by: .ann).rejects("textErased")
  }

  @Test func `publishing the text that is on hold does not lift the hold`() throws {
    let story = try onHold()
    story.when(.publish, by: .ann).rejects("onHold")
    story.when(.schedule(at: Story.now + 60, zone: "UTC"), by: .ann).rejects("onHold")
  }

  @Test func `an update, a correction, an unpublication and a kill end a hold`() throws {
    let update = try onHold().revised("Dog").submitted().approved()
    update.when(.publish, by: .ann).then(try published(2, "Dog"))
    #expect(update.and(try published(2, "Dog"), by: .ann).state.hold == nil)
    let corrected = ArticleEvent.correctionPublished(
      revision: 2, digest: try content("Dog").digest, kind: .correction, notice: "A dog.")
    update.when(.correct(kind: .correction, notice: "A dog."), by: .ann).then(corrected)
    let live = update.and(corrected, by: .ann)
    #expect(live.state.live?.revision == 2 && live.state.hold == nil)
    let story = try onHold()
    story.when(.unpublish(reason: "Wrong"), by: .ann).then(.unpublished(reason: "Wrong"))
    story.when(.kill(reason: "Wrong", notice: "Gone."), by: .ann)
      .then(.killed(reason: "Wrong", notice: "Gone."))
    for ending in [
      ArticleEvent.unpublished(reason: "Wrong"), .killed(reason: "Wrong", notice: "Gone."),
    ] {
      #expect(story.and(ending, by: .ann).state.hold == nil)
    }
  }

  @Test func `a hold cancels a scheduled update, but not one that is scheduled during it`() throws {
    let update = try Story.published().revised("Dog").submitted().approved().scheduled()
    update.when(hold, by: .ann).then(held, .scheduleCancelled)
    let later = try update.and(held, by: .ann).and(.scheduleCancelled, by: .ann).scheduled()
    later.when(.hold(reason: "Another", notice: nil), by: .ann)
      .then(.held(reason: "Another", notice: nil))
    let due = Story.now + 3600
    later.when(.publishDue, by: .ann, at: due).then(try published(2, "Dog"))
  }

  @Test func `an editor cannot embargo a text that is on hold`() throws {
    try onHold().when(.embargo(until: Story.now + 60), by: .eve)
      .rejects("embargoOnLive", .notPermitted)
  }
}
