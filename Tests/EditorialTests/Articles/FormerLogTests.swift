import Editorial
import Foundation
import Testing

/// Logs of former programs, in which a schedule survived the step that took its purpose.
struct FormerLogTests {
  private let due = Story.now + 3600
  private let worker = Actor(name: "worker", role: .admin)

  /// Each step took the purpose of the schedule, and no cancellation followed.
  private func survivals() throws -> [Story] {
    let scheduled = try Story.approved().scheduled()
    let update = try Story.published().revised("Second").submitted().approved().scheduled()
    return [
      try scheduled.revised("Second"), scheduled.and(.spiked(reason: "Old")),
      update.and(.unpublished(reason: "A court order"), by: .ann),
    ]
  }

  private func objection(to event: ArticleEvent, after story: Story) -> String? {
    var story = story
    let state = story.state
    story.record(event, by: worker, at: due + 1)
    return Article.objection(to: story.events.suffix(1), on: state)
  }

  @Test func `a schedule that survived in a former log has ended and publishes nothing`() throws {
    for story in try survivals() {
      #expect(story.state.schedule == nil)
      guard case .failure = story.when(.publishDue, by: worker, at: due).decision else {
        Issue.record("published")
        continue
      }
    }
  }

  @Test func `a former log whose schedule was refused or cancelled later is valid`() throws {
    for story in try survivals() {
      let failed = ArticleEvent.publicationFailed(rule: "notApproved")
      #expect(objection(to: .scheduleCancelled, after: story) == nil)
      #expect(objection(to: failed, after: story) == nil)
      #expect(objection(to: .scheduleCancelled, after: story.and(failed, by: worker)) == nil)
      #expect(objection(to: failed, after: story.and(failed, by: worker)) != nil)
      let cancelled = story.and(.scheduleCancelled, by: .ann)
      #expect(objection(to: failed, after: cancelled) != nil)
    }
    #expect(objection(to: .scheduleCancelled, after: try .approved()) != nil)
  }

  @Test func `a step that did not record what it ended is valid`() throws {
    let scheduled = try Story.approved().scheduled()
    #expect(objection(to: .embargoSet(until: due + 60), after: scheduled) == nil)
    let live = try Story.published().revised("Second").submitted().approved().scheduled()
    #expect(objection(to: .unpublished(reason: "A court order"), after: live) == nil)
    #expect(objection(to: .unpublished(reason: ""), after: live) != nil)
  }
}
