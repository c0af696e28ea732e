import Digests
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

struct CorrectingTests {
  private let correct = ArticleCommand.correct(kind: .correction, notice: " It was a dog. ")

  private func approvedUpdate() throws -> Story {
    try Story.published().revised("Dog stuck in tree").submitted().approved()
  }

  private func corrected() throws -> ArticleEvent {
    .correctionPublished(
      revision: 2, digest: try content("Dog stuck in tree").digest, kind: .correction,
      notice: "It was a dog.")
  }

  @Test func `a correction changes the live text and keeps its notice`() throws {
    let story = try approvedUpdate()
    story.when(correct, by: .ann).then(try corrected())
    let state = story.and(try corrected(), by: .ann).state
    #expect(state.live?.revision == 2)
    #expect(state.corrections.map(\.notice) == ["It was a dog."])
  }

  @Test func `repeating a correction records nothing`() throws {
    let story = try approvedUpdate().and(try corrected(), by: .ann)
    story.when(correct, by: .max).nothing()
    story.when(.correct(kind: .clarification, notice: "It was a dog."), by: .ann)
      .rejects("alreadyLive")
    story.when(.correct(kind: .correction, notice: "Sorry."), by: .ann).rejects("alreadyLive")
  }

  @Test func `a correction needs a notice, a public text, and an approved newer one`() throws {
    try approvedUpdate().when(.correct(kind: .correction, notice: ""), by: .ann)
      .rejects("noticeMissing")
    try Story.approved().when(correct, by: .ann).rejects("notPublished")
    try Story.published().revised("Second").when(correct, by: .ann).rejects("notApproved")
    try Story.published().when(correct, by: .ann).rejects("alreadyLive")
  }

  private func refile(
    from former: String = "Cat stuck in tree", to new: String = "Dog stuck in tree",
    finding: TypographicalCheck.Finding? = nil
  ) throws -> ArticleCommand {
    let check = TypographicalCheck(
      former: try content(former).digest, new: try content(new).digest, finding: finding)
    return .correct(kind: .refile, notice: " A letter. ", check: check)
  }

  @Test
  func `a typographical correction is an event of its own, with the text it was compared with`()
    throws
  {
    let story = try approvedUpdate()
    let refiled = ArticleEvent.refiled(
      revision: 2, digest: try content("Dog stuck in tree").digest, notice: "A letter.",
      former: try content().digest)
    story.when(try refile(), by: .ann).then(refiled)
    let after = story.and(refiled, by: .ann)
    #expect(after.state.live?.revision == 2)
    #expect(after.state.corrections.map(\.kind) == [.refile])
    after.when(try refile(), by: .max).nothing()
    after.when(.correct(kind: .correction, notice: "A letter."), by: .ann).rejects("alreadyLive")
    #expect(Article.objection(to: after.events.suffix(1), on: story.state) == nil)
  }

  @Test func `a typographical correction needs a comparison of just these texts`() throws {
    let story = try approvedUpdate()
    story.when(.correct(kind: .refile, notice: "A letter."), by: .ann)
      .rejects("notCompared", .conflict)
    story.when(try refile(from: "Another"), by: .ann).rejects("notCompared", .conflict)
    story.when(try refile(to: "Another"), by: .ann).rejects("notCompared", .conflict)
  }

  @Test func `a change that is more than typographical is refused, and the refusal says where`()
    throws
  {
    let sentences: [(TypographicalCheck.Finding, String)] = [
      (.field("byline"), "the byline changed"),
      (.change(.number, in: .body), "a number in the body changed"),
      (.change(.date, in: .standfirst), "a date in the standfirst changed"),
      (.change(.name, in: .headline), "what may be a name in the headline changed"),
      (.change(.address, in: .body), "the address of a link in the body changed"),
      (.change(.word, in: .caption), "a word, not only its spelling, in the caption changed"),
      (
        .change(.word, in: .alternativeText),
        "a word, not only its spelling, in the alt text changed"
      ),
      (.erased, "a text that must be compared was erased"),
    ]
    for (finding, sentence) in sentences {
      let outcome = try approvedUpdate().when(try refile(finding: finding), by: .ann)
      outcome.rejects("notTypographical")
      #expect(
        outcome.sentence
          == "cannot refile cat-news: \(sentence); publish it as a correction or a clarification")
    }
  }

  @Test func `the four-eyes rule applies to a correction`() throws {
    let story = try Story.published().revised("Second", by: .ann).submitted()
    story.when(.approve(digest: try content("Second").digest), by: .ann).rejects("fourEyes")
  }

  @Test func `an embargo prevents a correction`() throws {
    try approvedUpdate().and(.embargoSet(until: Story.now + 1)).when(correct, by: .ann)
      .rejects("embargoed")
  }
}

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
