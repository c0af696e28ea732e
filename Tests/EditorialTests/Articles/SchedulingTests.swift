import Digests
import Editorial
import Foundation
import Testing

struct SchedulingTests {
  private let later = Story.now + 3600

  private func schedule(_ at: Date, _ zone: String = "Europe/Berlin") -> ArticleCommand {
    .schedule(at: at, zone: zone)
  }

  private func scheduled(_ at: Date, _ zone: String = "Europe/Berlin") throws -> ArticleEvent {
    .publicationScheduled(at: at, zone: zone, revision: 1, digest: try content().digest)
  }

  @Test func `an approved article can be scheduled and rescheduled`() throws {
    try Story.approved().when(schedule(later), by: .ann).then(try scheduled(later))
    let story = try Story.approved().scheduled()
    story.when(schedule(later + 1), by: .ann).then(try scheduled(later + 1))
    story.when(schedule(later, "UTC"), by: .ann).then(try scheduled(later, "UTC"))
  }

  @Test func `times are stored in milliseconds`() throws {
    try Story.approved().when(schedule(later + 0.000_4), by: .ann).then(try scheduled(later))
  }

  @Test func `only an approved text that is not live can be scheduled`() throws {
    try Story.submitted().when(schedule(later), by: .ann).rejects("notApproved")
    try Story.published().when(schedule(later), by: .ann).rejects("alreadyLive")
    try Story.approved().scheduled().revised("Second").when(schedule(later), by: .ann)
      .rejects("notApproved")
  }

  @Test func `a schedule must be in the future and not before the end of the embargo`() throws {
    for instant in [Story.now, Story.now - 1] {
      try Story.approved().when(schedule(instant), by: .ann).rejects("notInFuture")
    }
    let embargoed = try Story.approved().and(.embargoSet(until: later))
    embargoed.when(schedule(later - 1), by: .ann).rejects("embargoed")
    embargoed.when(schedule(later), by: .ann).then(try scheduled(later))
  }

  @Test func `repeating a schedule records nothing`() throws {
    try Story.approved().scheduled().when(schedule(later), by: .max).nothing()
  }

  @Test func `a schedule applies to one digest, so a newer approval needs a new schedule`() throws {
    let story = try Story.approved().scheduled().revised("Second").submitted().approved()
    story.when(schedule(later), by: .ann)
      .then(
        .publicationScheduled(
          at: later, zone: "Europe/Berlin", revision: 2, digest: try content("Second").digest))
  }

  @Test func `a schedule is cancelled once`() throws {
    let story = try Story.approved().scheduled()
    story.when(.unschedule, by: .ann).then(.scheduleCancelled)
    let cancelled = story.and(.scheduleCancelled, by: .ann)
    #expect(cancelled.state.schedule == nil)
    cancelled.when(.unschedule, by: .ann).nothing()
    try Story.approved().when(.unschedule, by: .ann).rejects("notScheduled")
  }
}

struct DueScheduleTests {
  private let due = Story.now + 3600
  private let worker = Actor(name: "worker", role: .admin)

  @Test func `a due schedule publishes the scheduled text`() throws {
    let story = try Story.approved().scheduled()
    let published = ArticleEvent.published(
      revision: 1, digest: try content().digest, slug: try slug("cat-news"))
    story.when(.publishDue, by: worker, at: due).then(published)
    story.when(.publishDue, by: .ann, at: due + 60).then(published)
    let state = story.and(published, by: worker).state
    #expect(state.schedule == nil)
    #expect(state.publicationState == .published)
  }

  @Test func `an editor may not publish a due schedule, nor may a worker with an editor's login`()
    throws
  {
    try Story.approved().scheduled().when(.publishDue, by: .eve, at: due)
      .rejects("notPermitted", .notPermitted)
  }

  @Test func `nothing is published before it is due or without a schedule`() throws {
    try Story.approved().scheduled().when(.publishDue, by: worker, at: due - 0.001)
      .rejects("notDue")
    try Story.approved().when(.publishDue, by: worker).rejects("notScheduled")
    try Story.published().and(.killed(reason: "Why?", notice: "Gone."), by: .ann)
      .when(.publishDue, by: worker).rejects("killed")
  }

  /// Former programs recorded an embargo or an erasure without a cancellation.
  @Test func `a refusal at the due time is recorded with its rule`() throws {
    let scheduled = try Story.approved().scheduled()
    let erased = ArticleEvent.textErased(
      texts: [key("Once upon a time.")], revisions: [1], notes: [], reason: "Why?", ground: "GDPR")
    let refused: [(String, Story)] = [
      ("embargoed", scheduled.and(.embargoSet(until: due + 1))),
      ("textErased", scheduled.and(erased, by: .ann)),
    ]
    for (rule, story) in refused {
      story.when(.publishDue, by: worker, at: due)
        .then(.publicationFailed(rule: rule))
    }
  }

  @Test func `a refusal is recorded once and stays visible until an admin acts`() throws {
    let failed = try Story.approved().scheduled().and(.embargoSet(until: due + 60))
      .and(.publicationFailed(rule: "embargoed"), by: worker)
    #expect(failed.state.schedule?.failure == "embargoed")
    failed.when(.publishDue, by: worker, at: due + 120).nothing()
    failed.when(.unschedule, by: .ann, at: due).then(.scheduleCancelled)
    failed.when(.schedule(at: due, zone: "Europe/Berlin"), by: .ann, at: due + 1)
      .rejects("notInFuture")
    let again = ArticleEvent.publicationScheduled(
      at: due + 60, zone: "UTC", revision: 1, digest: try content().digest)
    failed.when(.schedule(at: due + 60, zone: "UTC"), by: .ann, at: due).then(again)
    #expect(failed.and(again, by: .ann).state.schedule?.failure == nil)
  }
}
