import Foundation
import Testing

@testable import Editorial

/// What a refusal says about the state of the article, and about what is allowed.
struct RefusedTransitionTests {
  private static let killed = ArticleEvent.killed(reason: "Why?", notice: "Gone.")

  /// For each state rule: a story, the refused command, its actor, and the sentence.
  @Test func `a refused transition says where the article stands and what is allowed`() throws {
    let desk = "revise, restore, submit, embargo, rename, assign, note"
    let refused: [(Story, ArticleCommand, Actor, ArticleStateRule, String)] = [
      (
        try .submitted(), .draft(slug: try slug("cat-news"), content: try content()), .eve,
        .alreadyDrafted,
        "cannot draft cat-news: it is submitted; allowed now: revise, restore, withdraw, embargo, "
          + "rename, assign, note, spike"
      ),
      (
        try .approved(), .submit, .finn, .alreadyApproved,
        "cannot submit cat-news: it is approved; allowed now: revise, restore, embargo, rename, "
          + "assign, note"
      ),
      (
        try .drafted(), .withdraw, .finn, .notSubmitted,
        "cannot withdraw cat-news: it is a draft; allowed now: \(desk)"
      ),
      (
        try .drafted(), .publish, .ann, .notApproved,
        "cannot publish cat-news: it is a draft; allowed now: \(desk), spike"
      ),
      (
        try .published(), .schedule(at: Story.now + 1, zone: "UTC"), .ann, .alreadyLive,
        "cannot schedule cat-news: it is approved, published, and that text is live; allowed now: "
          + "revise, restore, request changes, schedule unpublication, unpublish, hold, kill, "
          + "embargo, rename, assign, note"
      ),
      (
        try .published().and(.held(reason: "Why?", notice: nil), by: .ann), .publish, .ann, .onHold,
        "cannot publish cat-news: it is approved, on hold, and the approved text is the one on hold; allowed now: "
          + "revise, restore, request changes, schedule unpublication, unpublish, hold, lift hold, "
          + "kill, embargo, rename, assign, note"
      ),
      (
        try .approved(), .liftHold(reason: nil), .max, .notHeld,
        "cannot lift the hold on cat-news: it is approved, not on hold; allowed now: revise, "
          + "restore, request changes, schedule, publish, embargo, rename, assign, note, spike"
      ),
      (
        try .approved().scheduled(), .cancelUnpublication, .max, .noUnpublication,
        "cannot cancel the unpublication of cat-news: it is approved, and no unpublication is "
          + "scheduled; allowed now: revise, restore, request changes, schedule, unschedule, "
          + "schedule unpublication, publish, embargo, rename, assign, note, spike"
      ),
      (
        try .approved(), .unpublish(reason: "Why?"), .max, .notPublished,
        "cannot unpublish cat-news: it is approved, not public; allowed now: revise, restore, "
          + "request changes, schedule, publish, embargo, rename, assign, note, spike"
      ),
      (
        try .submitted(), .kill(reason: "Why?", notice: "Gone."), .ann, .neverPublished,
        "cannot kill cat-news: it is submitted, never published; allowed now: revise, restore, "
          + "withdraw, request changes, approve, embargo, rename, assign, note, spike"
      ),
      (
        try .published().and(.unpublished(reason: "Why?"), by: .ann), .spike(reason: "Why?"),
        .eve, .wasPublished,
        "cannot spike cat-news: it is approved, unpublished; allowed now: revise, restore, embargo, "
          + "assign, note"
      ),
      (
        try .submitted().and(.changesRequested(revision: 1, reason: "Why?"), by: .ann),
        .unschedule, .ann, .notScheduled,
        "cannot unschedule cat-news: it is waiting for changes, not scheduled; allowed now: "
          + "\(desk), spike"
      ),
      (
        try .drafted(), .liftEmbargo(reason: "Why?"), .ann, .notEmbargoed,
        "cannot lift the embargo on cat-news: it is a draft, not embargoed; allowed now: \(desk), spike"
      ),
      (
        try .drafted(), .unspike, .finn, .notSpiked,
        "cannot unspike cat-news: it is a draft; allowed now: \(desk)"
      ),
      (
        try .drafted().and(.spiked(reason: "Why?")), .submit, .eve, .spiked,
        "cannot submit cat-news: it is spiked; allowed now: note, unspike"
      ),
      (
        try .published().and(Self.killed, by: .ann), .publish, .ann, .killed,
        "cannot publish cat-news: it is killed, which is final; allowed now: note"
      ),
    ]
    for (story, command, actor, rule, sentence) in refused {
      guard case .failure(let rejection) = story.when(command, by: actor).decision else {
        Issue.record("\(rule) did not refuse")
        continue
      }
      #expect(rejection.rule == rule.rawValue)
      #expect(rejection.description == sentence)
    }
    // Submitting a submitted article records nothing, so this rule only shortens the list of
    // allowed verbs.
    let shown = Set(refused.map(\.3)).union([.alreadySubmitted])
    #expect(shown == Set(ArticleStateRule.allCases))
  }

  @Test func `only people who may approve see approve among the allowed verbs`() throws {
    let story = try Story.drafted().revised("Ann's", by: .ann).submitted(by: .max)
    #expect(!story.state.allowedVerbs(for: .ann).contains(.approve))
    #expect(!story.state.allowedVerbs(for: .max).contains(.approve))
    let other = Actor(name: "zoe", role: .admin)
    #expect(story.state.allowedVerbs(for: other).contains(.approve))
    #expect(story.state.allowedVerbs(for: .audrey).isEmpty)
  }

  @Test func `an article that is not drafted can only be drafted`() {
    #expect(Story.nothing.state.allowedVerbs(for: .eve) == [.draft])
    #expect(Story.nothing.state.allowedVerbs(for: .audrey) == [])
  }
}
