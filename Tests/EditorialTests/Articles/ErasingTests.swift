import Digests
import Editorial
import Foundation
import Testing

struct ErasingTests {
  private static let ground = "GDPR Art. 17"

  private func erase(_ scope: ErasureScope) -> ArticleCommand {
    .erase(scope, reason: "It names a minor. ", ground: " \(Self.ground)")
  }

  private func erased(
    _ texts: [Digest], revisions: [Int] = [], notes: [Int] = []
  ) -> ArticleEvent {
    .textErased(
      texts: texts, revisions: revisions, notes: notes, reason: "It names a minor.",
      ground: Self.ground)
  }

  /// The content of revision 1 with another text.
  private func written(_ text: String) throws -> Content {
    var content = try EditorialTests.content(text)
    content.manuscript = key(text)
    return content
  }

  private func revise(_ story: Story, to text: String) throws -> Story {
    let content = try written(text)
    return story.and(
      .revised(
        revision: try story.current.number + 1, content: content, digest: content.digest,
        restoredFrom: nil))
  }

  private var first: Digest { key("Once upon a time.") }

  @Test func `an admin can erase a text in any state, even a public one`() throws {
    let killed = ArticleEvent.killed(reason: "Why?", notice: "Gone.")
    let stories = try [
      Story.drafted(), .submitted(), .approved(), .approved().scheduled(), .published(),
      .published().and(.unpublished(reason: "Why?"), by: .ann),
      .published().and(killed, by: .ann), .drafted().and(.spiked(reason: "Why?")),
    ]
    for story in stories {
      for scope in [ErasureScope.article, .revision(1)] {
        let events = try story.when(erase(scope), by: .ann).decision.get()
        #expect(events.first == erased([first], revisions: [1]))
      }
      let after = story.and(erased([first], revisions: [1]), by: .ann)
      #expect(after.state.live == story.state.live)
      #expect(after.state.editorialState == story.state.editorialState)
      #expect(after.state.lastChange == story.state.lastChange)
    }
  }

  @Test func `only an admin can erase`() throws {
    try Story.drafted().when(erase(.article), by: .eve).rejects("notPermitted", .notPermitted)
    Story.nothing.when(erase(.article), by: .ann).rejects("noArticle")
  }

  @Test func `an erasure needs a reason and a legal ground`() throws {
    let story = try Story.drafted()
    story.when(.erase(.article, reason: " ", ground: Self.ground), by: .ann)
      .rejects("reasonMissing")
    story.when(.erase(.article, reason: "Why?", ground: " "), by: .ann).rejects("groundMissing")
  }

  @Test func `only a text that exists can be erased`() throws {
    let story = try Story.drafted().and(.noteAdded(note: key("n")))
    story.when(erase(.revision(2)), by: .ann).rejects("unknownRevision")
    for number in [0, 1, 3] {
      story.when(erase(.note(number)), by: .ann).rejects("unknownNote")
    }
    story.when(erase(.note(2)), by: .ann).then(erased([key("n")], notes: [2]))
  }

  @Test func `erasing an erased text records nothing`() throws {
    let story = try revise(.drafted(), to: "two").and(.noteAdded(note: key("n")))
      .and(erased([first], revisions: [1]), by: .ann)
    story.when(erase(.revision(1)), by: .ann).nothing()
    story.when(erase(.article), by: .ann).then(erased([key("two")], revisions: [2]))
    let bare = story.and(erased([key("two")], revisions: [2]), by: .ann)
    bare.when(erase(.article), by: .max).nothing()
    bare.when(erase(.note(3)), by: .ann).then(erased([key("n")], notes: [3]))
  }

  @Test func `a text is erased everywhere in the article`() throws {
    var story = try revise(.drafted(), to: "two")
    story = try revise(story, to: "Once upon a time.")
    story = story.and(.noteAdded(note: key("two")))
    story.when(erase(.revision(3)), by: .ann).then(erased([first], revisions: [1, 3]))
    story.when(erase(.note(4)), by: .ann).then(erased([key("two")], revisions: [2], notes: [4]))
    story.when(erase(.article), by: .ann)
      .then(erased([first, key("two")], revisions: [1, 2, 3], notes: [4]))
  }

  @Test func `a revision whose text was erased cannot be used`() throws {
    let gone = erased([first], revisions: [1])
    let drafted = try Story.drafted().and(gone, by: .ann)
    drafted.when(.submit, by: .eve).rejects("textErased")
    let submitted = try Story.submitted().and(gone, by: .ann)
    submitted.when(.approve(digest: try submitted.current.digest), by: .ann).rejects("textErased")
    submitted.when(.withdraw, by: .eve).then(.submissionWithdrawn(revision: 1))
    let approved = try Story.approved().and(gone, by: .ann)
    approved.when(.publish, by: .ann).rejects("textErased")
    approved.when(.schedule(at: Story.now + 60, zone: "UTC"), by: .ann).rejects("textErased")
    let update = try revise(.published(), to: "two").submitted().approved()
      .and(erased([key("two")], revisions: [2]), by: .ann)
    update.when(.correct(kind: .correction, notice: "Sorry."), by: .ann).rejects("textErased")
    let back = try Story.published().and(gone, by: .ann).and(.unpublished(reason: "Why?"), by: .ann)
    back.when(.publish, by: .ann).rejects("textErased")
  }

  @Test func `an erased text cannot be saved again, but another can follow it`() throws {
    let story = try revise(.drafted(), to: "two").and(.noteAdded(note: key("n")))
      .and(erased([first], revisions: [1]), by: .ann).and(erased([key("n")], notes: [3]), by: .ann)
    story.when(.revise(base: 2, content: try written("Once upon a time.")), by: .eve)
      .rejects("erasedBefore")
    story.when(.restore(revision: 1), by: .eve).rejects("textErased")
    story.when(.note(key("n")), by: .eve).rejects("erasedBefore")
    story.when(.note(key("m")), by: .eve).then(.noteAdded(note: key("m")))
    let bare = story.and(erased([key("two")], revisions: [2]), by: .ann)
    // Even if the content is that of the working revision.
    bare.when(.revise(base: 2, content: try bare.current.content), by: .eve)
      .rejects("erasedBefore")
    let third = try written("three")
    bare.when(.revise(base: 2, content: third), by: .eve)
      .then(.revised(revision: 3, content: third, digest: third.digest, restoredFrom: nil))
    try revise(bare, to: "three").when(.submit, by: .eve)
      .then(.submitted(revision: 3, digest: third.digest))
  }

  @Test func `the state contains who erased what on which legal ground`() throws {
    let story = try Story.drafted().and(erased([first], revisions: [1]), by: .ann)
    let erasure = try #require(story.state.erasures[first])
    #expect(erasure.by == "ann")
    #expect(erasure.ground == Self.ground)
    #expect(erasure.at == Story.beginning + 120)
  }
}
