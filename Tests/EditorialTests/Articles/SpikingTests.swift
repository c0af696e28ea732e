import Editorial
import Testing

struct SpikingTests {
  private let spike = ArticleCommand.spike(reason: "Not news ")

  @Test func `an editor can spike their own articles, an admin any article`() throws {
    let story = try Story.submitted()
    for actor in [Actor.eve, .ann] {
      story.when(spike, by: actor).then(.spiked(reason: "Not news"))
    }
    story.when(spike, by: .finn).rejects("notOwner", .notPermitted)
  }

  @Test func `an article that was public cannot be spiked`() throws {
    try Story.published().and(.unpublished(reason: "Why?"), by: .ann).when(spike, by: .ann)
      .rejects("wasPublished")
  }

  @Test func `a spike needs a reason`() throws {
    try Story.drafted().when(.spike(reason: ""), by: .eve).rejects("reasonMissing")
  }

  @Test func `spiking again records nothing`() throws {
    try Story.drafted().and(.spiked(reason: "Why?")).when(spike, by: .eve).nothing()
  }

  @Test func `unspiking restores the former state`() throws {
    for story in try [Story.drafted(), .submitted(), .approved()] {
      let before = story.state
      let spiked = story.and(.spiked(reason: "Why?"))
      let unspiked = ArticleEvent.unspiked(state: before.editorialState)
      spiked.when(.unspike, by: .eve).then(unspiked)
      spiked.when(.unspike, by: .finn).rejects("notOwner", .notPermitted)
      let after = spiked.and(unspiked)
      #expect(after.state.editorialState == before.editorialState)
      #expect(after.state.submission == before.submission)
      #expect(after.state.approval == before.approval)
      after.when(.unspike, by: .eve).nothing()
    }
    try Story.drafted().when(.unspike, by: .eve).rejects("notSpiked")
  }

  @Test func `only notes and erasures are allowed on a spiked article`() throws {
    let story = try Story.drafted().and(.spiked(reason: "Why?"))
    let fits: Set<ArticleVerb> = [.note, .spike, .unspike, .publishDue, .erase]
    for command in try commands() where !fits.contains(command.verb) {
      story.when(command, by: .ann).rejects("spiked")
    }
    story.when(.publishDue, by: .ann).rejects("spiked")
    story.when(.rename(to: try slug("cat-news")), by: .eve).rejects("spiked")
  }
}
