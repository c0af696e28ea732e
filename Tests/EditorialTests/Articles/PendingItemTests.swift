import Digests
import Editorial
import Foundation
import Testing

/// No pending item outlives its purpose. PendingTableTests check every step against every item.
struct PendingItemTests {
  private let due = Story.now + 3600
  private let worker = Actor(name: "worker", role: .admin)
  private let text = key("Once upon a time.")

  private func update() throws -> Story {
    try Story.published().revised("Second").submitted().approved().scheduled()
  }

  private func assigned(_ story: Story) -> Story { story.and(.assigned(to: "finn", due: nil)) }

  private var ended: ArticleEvent { .assignmentEnded(assignee: "finn") }

  @Test func `a schedule is cancelled when its article is unpublished`() throws {
    let unpublished = ArticleEvent.unpublished(reason: "A court order")
    let story = try update()
    story.when(.unpublish(reason: "A court order"), by: .ann).then(unpublished, .scheduleCancelled)
    let after = story.and(unpublished, by: .ann).and(.scheduleCancelled, by: .ann)
    after.when(.publishDue, by: worker, at: due).rejects("notScheduled")
    after.when(.unpublish(reason: "A court order"), by: .ann).nothing()
    #expect(after.state.approval != nil, "An admin may still decide to publish the update.")
  }

  @Test func `a schedule is cancelled when its article is spiked, and does not return`() throws {
    let story = try Story.approved().scheduled()
    story.when(.spike(reason: "Old"), by: .eve).then(.spiked(reason: "Old"), .scheduleCancelled)
    let back = story.and(.spiked(reason: "Old")).and(.scheduleCancelled)
      .and(.unspiked(state: .approved))
    #expect(back.state.schedule == nil)
    back.when(.publishDue, by: worker, at: due).rejects("notScheduled")
  }

  @Test func `a schedule is cancelled by a new revision, also a restored one`() throws {
    let story = try Story.drafted().revised("Second").submitted().approved().scheduled()
    let third = try content("Third")
    let revised = ArticleEvent.revised(
      revision: 3, content: third, digest: third.digest, restoredFrom: nil)
    story.when(.revise(base: 2, content: third), by: .eve).then(revised, .scheduleCancelled)
    let first = try content()
    story.when(.restore(revision: 1), by: .eve)
      .then(
        .revised(revision: 3, content: first, digest: first.digest, restoredFrom: 1),
        .scheduleCancelled)
    // Saving the same text changes nothing.
    story.when(.revise(base: 2, content: try content("Second")), by: .eve).nothing()
  }

  @Test func `a request for changes says that it cancels the schedule`() throws {
    try Story.approved().scheduled().when(.requestChanges(reason: "Who?"), by: .ann)
      .then(.changesRequested(revision: 1, reason: "Who?"), .scheduleCancelled)
  }

  @Test
  func `publishing early or with a correction cancels the schedule, carrying it out does not`()
    throws
  {
    let published = ArticleEvent.published(
      revision: 1, digest: try content().digest, slug: try slug("cat-news"))
    let story = try Story.approved().scheduled()
    story.when(.publish, by: .ann).then(published, .scheduleCancelled)
    story.when(.publish, by: .ann, at: due).then(published, .scheduleCancelled)
    story.when(.publishDue, by: worker, at: due).then(published)
    try update().when(.correct(kind: .correction, notice: "It was a dog."), by: .ann)
      .then(
        .correctionPublished(
          revision: 2, digest: try content("Second").digest, kind: .correction,
          notice: "It was a dog."),
        .scheduleCancelled)
  }

  @Test func `an embargo that ends after the schedule cancels it, even by an editor`() throws {
    let story = try Story.approved().scheduled()
    story.when(.embargo(until: due), by: .eve).then(.embargoSet(until: due))
    story.when(.embargo(until: due + 1), by: .eve)
      .then(.embargoSet(until: due + 1), .scheduleCancelled)
  }

  @Test func `a killed article has nothing pending, and its log says so`() throws {
    let story = assigned(try update()).and(.embargoSet(until: due))
    let killed = ArticleEvent.killed(reason: "Libel", notice: "Gone.")
    let endings: [ArticleEvent] = [
      .scheduleCancelled, .embargoLifted(reason: "Libel"), .submissionWithdrawn(revision: 2), ended,
    ]
    let kill = ArticleCommand.kill(reason: "Libel", notice: "Gone.")
    #expect(story.when(kill, by: .ann).decision == .success([killed] + endings))
    var after = story.and(killed, by: .ann)
    for ending in endings { after = after.and(ending, by: .ann) }
    #expect(after.state.pending.isEmpty)
    after.when(kill, by: .ann).nothing()
    try Story.published().when(kill, by: .ann).then(killed)
  }

  @Test func `a submission of a killed article is withdrawn`() throws {
    let story = try Story.published().revised("Second").submitted()
    story.when(.kill(reason: "Libel", notice: "Gone."), by: .ann)
      .then(.killed(reason: "Libel", notice: "Gone."), .submissionWithdrawn(revision: 2))
  }

  @Test func `an assignment ends when the work is public or the article is spiked`() throws {
    let published = ArticleEvent.published(
      revision: 1, digest: try content().digest, slug: try slug("cat-news"))
    assigned(try .approved()).when(.publish, by: .ann).then(published, ended)
    assigned(try .approved().scheduled()).when(.publishDue, by: worker, at: due)
      .then(published, ended)
    assigned(try .drafted()).when(.spike(reason: "Old"), by: .eve)
      .then(.spiked(reason: "Old"), ended)
    let done = assigned(try .published()).and(ended, by: .ann)
    done.when(.assign(to: "finn", due: nil), by: .eve).then(.assigned(to: "finn", due: nil))
  }

  @Test func `erasing the text ends its submission, approval and schedule`() throws {
    let erase = ArticleCommand.erase(.revision(1), reason: "A minor", ground: "GDPR Art. 17")
    let erased = ArticleEvent.textErased(
      texts: [text], revisions: [1], notes: [], reason: "A minor", ground: "GDPR Art. 17")
    let withdrawn = ArticleEvent.submissionWithdrawn(revision: 1)
    try Story.submitted().when(erase, by: .ann).then(erased, withdrawn)
    try Story.approved().scheduled().when(erase, by: .ann)
      .then(erased, .scheduleCancelled, withdrawn)
    let spiked = try Story.submitted().and(.spiked(reason: "Old"))
    spiked.when(erase, by: .ann).then(erased, withdrawn)
    let after = spiked.and(erased, by: .ann).and(withdrawn, by: .ann)
    #expect(after.state.editorialState == .spiked)
    after.when(.unspike, by: .eve).then(.unspiked(state: .draft))
  }

  @Test func `a schedule that was refused when it was due can be cancelled`() throws {
    try Story.approved().scheduled().and(.embargoSet(until: due + 60))
      .and(.publicationFailed(rule: "embargoed"), by: worker)
      .when(.unschedule, by: .ann, at: due).then(.scheduleCancelled)
  }

  @Test func `every rule that refuses a schedule is explained in words`() {
    for refusal in ScheduleRefusal.allCases {
      #expect(refusal.sentence.contains(" "))
      #expect(ScheduleRefusal.sentence(of: refusal.rawValue) == refusal.sentence)
    }
    #expect(
      ScheduleRefusal.sentence(of: "fullMoon")
        == "a rule that this program does not know refused it (fullMoon)")
  }
}
