import Editorial
import Foundation
import Testing

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
