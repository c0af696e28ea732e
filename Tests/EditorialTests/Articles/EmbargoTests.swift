import Editorial
import Foundation
import Testing

struct EmbargoTests {
  private let later = Story.now + 3600

  @Test func `an editor can embargo an article or an update that is not public`() throws {
    for story in try [Story.drafted(), .approved(), .published().revised("Update")] {
      story.when(.embargo(until: later), by: .eve).then(.embargoSet(until: later))
    }
  }

  @Test func `an admin can embargo a live article, an editor cannot`() throws {
    try Story.published().when(.embargo(until: later), by: .eve)
      .rejects("embargoOnLive", .notPermitted)
    try Story.published().when(.embargo(until: later), by: .ann).then(.embargoSet(until: later))
  }

  @Test func `an embargo must end in the future`() throws {
    try Story.drafted().when(.embargo(until: Story.now), by: .eve).rejects("notInFuture")
  }

  @Test func `only an admin can move an embargo to an earlier time`() throws {
    let story = try Story.drafted().and(.embargoSet(until: later))
    story.when(.embargo(until: later - 1), by: .eve).rejects("earlierEmbargo", .notPermitted)
    story.when(.embargo(until: later - 1), by: .ann).then(.embargoSet(until: later - 1))
    story.when(.embargo(until: later + 1), by: .eve).then(.embargoSet(until: later + 1))
  }

  @Test func `setting the same embargo again records nothing`() throws {
    try Story.drafted().and(.embargoSet(until: later)).when(.embargo(until: later), by: .eve)
      .nothing()
  }

  @Test func `an embargo is lifted once, with a reason`() throws {
    let story = try Story.drafted().and(.embargoSet(until: later))
    story.when(.liftEmbargo(reason: " It is out "), by: .ann)
      .then(.embargoLifted(reason: "It is out"))
    story.when(.liftEmbargo(reason: ""), by: .ann).rejects("reasonMissing")
    let lifted = story.and(.embargoLifted(reason: "It is out"), by: .ann)
    #expect(lifted.state.embargo == nil)
    lifted.when(.liftEmbargo(reason: "It is out"), by: .ann).nothing()
    try Story.drafted().when(.liftEmbargo(reason: "Why?"), by: .ann).rejects("notEmbargoed")
  }
}
