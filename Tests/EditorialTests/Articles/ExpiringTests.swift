import Digests
import Editorial
import EventSourcing
import Foundation
import Testing

/// The scheduled end of a publication.
struct ExpiringTests {
  private let due = Story.now + 3600
  private let end = Story.now + 7200
  private let worker = Actor(name: "worker", role: .admin)

  private var expiry: Expiry { Expiry(at: end, zone: "Europe/Berlin") }
  private var ends: ArticleEvent { .unpublicationScheduled(at: end, zone: "Europe/Berlin") }
  private var ended: ArticleEvent {
    .unpublished(reason: "scheduled for \(end.timestamp) (Europe/Berlin)")
  }

  private func scheduled() throws -> ArticleEvent {
    .publicationScheduled(at: due, zone: "UTC", revision: 1, digest: try content().digest)
  }

  private func expiring() throws -> Story { try Story.published().and(ends, by: .ann) }

  private func planned() throws -> Story { try Story.approved().scheduled().and(ends, by: .ann) }

  @Test func `a publication and its end are scheduled in one step`() throws {
    try Story.approved().when(.schedule(at: due, zone: "UTC", expiry: expiry), by: .ann)
      .then(try scheduled(), ends)
    try Story.approved().when(.schedule(at: due, zone: "UTC", expiry: expiry), by: .eve)
      .rejects("notPermitted", .notPermitted)
    let state = try Story.approved().and(try scheduled(), by: .ann).and(ends, by: .ann).state
    #expect(state.expiry == expiry)
  }

  @Test func `an end is scheduled for what is published, on hold or scheduled`() throws {
    let command = ArticleCommand.scheduleUnpublication(expiry)
    let held = ArticleEvent.held(reason: "Disputed", notice: nil)
    for story in try [
      Story.published(), .approved().scheduled(), .published().and(held, by: .ann),
      .published().revised("Second"),
    ] {
      story.when(command, by: .ann).then(ends)
      story.when(command, by: .eve).rejects("notPermitted", .notPermitted)
    }
    for story in try [Story.drafted(), .approved(), .published().and(.unpublished(reason: "Why?"))]
    {
      story.when(command, by: .ann).rejects("notPublished")
    }
  }

  @Test func `the end is in the future and after the publication`() throws {
    for instant in [Story.now, Story.now - 1] {
      try Story.published().when(.scheduleUnpublication(Expiry(at: instant, zone: "UTC")), by: .ann)
        .rejects("notInFuture")
    }
    for instant in [due, due - 1] {
      let early = Expiry(at: instant, zone: "UTC")
      try Story.approved().when(.schedule(at: due, zone: "UTC", expiry: early), by: .ann)
        .rejects("unpublishedFirst")
      try Story.approved().scheduled().when(.scheduleUnpublication(early), by: .ann)
        .rejects("unpublishedFirst")
    }
    try planned().when(.schedule(at: end, zone: "UTC"), by: .ann).rejects("unpublishedFirst")
    try planned().when(.schedule(at: end - 1, zone: "UTC"), by: .ann)
      .then(
        .publicationScheduled(
          at: end - 1, zone: "UTC", revision: 1, digest: try content().digest))
  }

  @Test func `the same end again records nothing, and another replaces it`() throws {
    try expiring().when(.scheduleUnpublication(expiry), by: .max).nothing()
    let same = ArticleCommand.schedule(at: due, zone: "Europe/Berlin", expiry: expiry)
    try planned().when(same, by: .max).nothing()
    try planned().when(.schedule(at: due, zone: "Europe/Berlin"), by: .max).nothing()
    let later = Expiry(at: end + 1, zone: "UTC")
    try expiring().when(.scheduleUnpublication(later), by: .max)
      .then(.unpublicationScheduled(at: end + 1, zone: "UTC"))
  }

  @Test func `an end is cancelled once`() throws {
    try expiring().when(.cancelUnpublication, by: .ann).then(.unpublicationCancelled)
    try expiring().when(.cancelUnpublication, by: .eve).rejects("notPermitted", .notPermitted)
    let cancelled = try expiring().and(.unpublicationCancelled, by: .ann)
    #expect(cancelled.state.expiry == nil)
    cancelled.when(.cancelUnpublication, by: .max).nothing()
    try Story.published().when(.cancelUnpublication, by: .ann).rejects("noUnpublication")
    try planned().when(.cancelUnpublication, by: .ann).then(.unpublicationCancelled)
  }

  @Test func `what is not public loses its end with its schedule`() throws {
    try planned().when(.unschedule, by: .ann).then(.scheduleCancelled, .unpublicationCancelled)
    let after = try planned().and(.scheduleCancelled, by: .ann)
      .and(.unpublicationCancelled, by: .ann)
    after.when(.unschedule, by: .ann).nothing()
    try planned().when(.requestChanges(reason: "Who?"), by: .ann)
      .then(
        .changesRequested(revision: 1, reason: "Who?"), .scheduleCancelled,
        .unpublicationCancelled)
    let update = try expiring().revised("Dog").submitted().approved().scheduled()
    update.when(.unschedule, by: .ann).then(.scheduleCancelled)
  }

  @Test func `an end lasts through updates and corrections, and not through a takedown`() throws {
    let published = ArticleEvent.published(
      revision: 1, digest: try content().digest, slug: try slug("cat-news"))
    try planned().when(.publish, by: .ann).then(published, .scheduleCancelled)
    #expect(try planned().and(published, by: .ann).state.expiry == expiry)
    try expiring().when(.unpublish(reason: "Wrong"), by: .ann)
      .then(.unpublished(reason: "Wrong"), .unpublicationCancelled)
    try expiring().when(.kill(reason: "Wrong", notice: "Gone."), by: .ann)
      .then(.killed(reason: "Wrong", notice: "Gone."), .unpublicationCancelled)
  }

  @Test func `a due end unpublishes the article once, with a scheduled update and a hold`() throws {
    let story = try expiring()
    story.when(.unpublishDue, by: worker, at: end - 0.001).rejects("notDue")
    story.when(.unpublishDue, by: worker, at: end).then(ended)
    story.when(.unpublishDue, by: .eve, at: end).rejects("notPermitted", .notPermitted)
    let after = story.and(ended, by: worker)
    #expect(after.state.live == nil && after.state.expiry == nil)
    after.when(.unpublishDue, by: worker, at: end).rejects("noUnpublication")
    story.and(.held(reason: "Disputed", notice: nil), by: .ann)
      .when(.unpublishDue, by: worker, at: end).then(ended)
    let update = try story.revised("Dog").submitted().approved().scheduled()
    update.when(.unpublishDue, by: worker, at: end).then(ended, .scheduleCancelled)
    after.when(.publish, by: .ann, at: end + 1)
      .then(
        .published(revision: 1, digest: try content().digest, slug: try slug("cat-news")))
  }

  @Test func `what has expired is not made public`() throws {
    let update = try expiring().revised("Dog").submitted().approved()
    update.when(.publish, by: .ann, at: end).rejects("expired")
    update.when(.correct(kind: .correction, notice: "A dog."), by: .ann, at: end)
      .rejects("expired")
    try expiring().and(.held(reason: "Disputed", notice: nil), by: .ann)
      .when(.liftHold(reason: nil), by: .ann, at: end).rejects("expired")
  }

  @Test func `a worker that comes too late publishes nothing, and records both refusals`() throws {
    let story = try planned()
    story.when(.publishDue, by: worker, at: end).then(.publicationFailed(rule: "expired"))
    story.when(.unpublishDue, by: worker, at: end).then(.unpublicationFailed(rule: "notPublished"))
    let refused = story.and(.publicationFailed(rule: "expired"), by: worker)
      .and(.unpublicationFailed(rule: "notPublished"), by: worker)
    #expect(refused.state.expiryFailure == "notPublished")
    refused.when(.unpublishDue, by: worker, at: end + 1).nothing()
    refused.when(.unschedule, by: .ann, at: end + 1)
      .then(.scheduleCancelled, .unpublicationCancelled)
    let later = Expiry(at: end + 7200, zone: "UTC")
    let again = refused.when(
      .schedule(at: end + 60, zone: "UTC", expiry: later), by: .ann, at: end + 1)
    #expect(
      (try? again.decision.get().map(\.storedType)) == [
        .publicationScheduled, .unpublicationScheduled,
      ])
  }

  /// The log is verified by the commands that may have led to its events.
  @Test func `the audit finds the command behind each event`() throws {
    let story = try planned()
    #expect(
      ArticleCommand.candidates(for: [try scheduled(), ends])
        == [.schedule(at: due, zone: "UTC", expiry: expiry)])
    var carriedOut = try expiring()
    carriedOut.record(ended, by: worker, at: end)
    let before = Array(carriedOut.events.dropLast())
    #expect(Article.objection(to: carriedOut.events.suffix(1), on: Article.fold(before)) == nil)
    var early = story
    early.record(ended, by: worker, at: end)
    #expect(Article.objection(to: early.events.suffix(1), on: story.state) != nil)
  }
}
