import Foundation
import Testing

@testable import Editorial

struct ArticleRejectionTests {
  private static let noon = Date(timeIntervalSince1970: 1_796_126_400)

  private static let sentences: [(ArticleRejection.Cause, rule: String, sentence: String)] = [
    (
      .auditor, "notPermitted",
      "auditors can read everything and change nothing; ask an editor or an admin"
    ),
    (
      .adminOnly(.requestChanges), "notPermitted",
      "only an admin may request changes to cat-news; ask one"
    ),
    (
      .notSubmitter(submitter: "eve"), "notSubmitter",
      "eve submitted cat-news; only they or an admin may withdraw it"
    ),
    (
      .notOwner(.spike, owner: "eve"), "notOwner",
      "eve drafted cat-news; only they or an admin may spike it"
    ),
    (
      .renameOncePublished, "renameOncePublished",
      "cat-news has been public under this slug; only an admin may rename it"
    ),
    (
      .embargoOnLive, "embargoOnLive",
      "cat-news is published and has no newer text to embargo; revise it first, or ask an admin to "
        + "embargo it"
    ),
    (
      .earlierEmbargo(than: noon), "earlierEmbargo",
      "cat-news is embargoed until 2026-12-01T12:00:00.000Z; only an admin may choose an earlier time"
    ),
    (
      .staleRevision(
        base: 1,
        saves: [
          .init(revision: 2, author: "finn", at: noon), .init(revision: 3, author: "ann", at: noon),
        ]), "staleRevision",
      "cat-news has changed since revision 1: finn saved revision 2 on 2026-12-01T12:00:00.000Z, "
        + "ann saved revision 3 on 2026-12-01T12:00:00.000Z; include these changes, then revise "
        + "again from revision 3"
    ),
    (.noArticle, "noArticle", "there is no such article; draft it first"),
    (
      .state(.notSubmitted, .approve, status: "a draft", allowed: [.revise, .submit, .note]),
      "notSubmitted",
      "cannot approve cat-news: it is a draft; allowed now: revise, submit, note"
    ),
    (
      .headlineMissing, "headlineMissing",
      "the headline is missing; add one"
    ),
    (
      .slugLooksLikeID(try! slug("019aca3f")), "slugLooksLikeID",
      "the slug 019aca3f could be mistaken for the id of an article; choose another, such as "
        + "article-019aca3f"
    ),
    (
      .incomplete(missing: ["a byline", "a body"]), "incomplete",
      "cat-news is incomplete: add a byline, a body, then submit it again"
    ),
    (
      .sectionUnknown("Sprot", nearest: "Sport", known: ["City", "Sport"]), "sectionUnknown",
      "Sprot is not among this newsroom's sections (City, Sport); did you mean Sport?"
    ),
    (
      .sectionUnknown("Zoo", nearest: nil, known: ["City", "Sport"]), "sectionUnknown",
      "Zoo is not among this newsroom's sections (City, Sport); choose one of these for cat-news"
    ),
    (
      .languageUnknown(LanguageTag("fr")!, known: ["de"]), "languageUnknown",
      "fr, the language of cat-news, is not among this newsroom's; the languages are de"
    ),
    (
      .requiredMissing(.revise, missing: ["a section", "keywords"]), "requiredMissing",
      "cannot revise cat-news: this newsroom requires a section, keywords; add what is missing"
    ),
    (
      .reasonMissing(.unpublish), "reasonMissing",
      "cannot unpublish cat-news without a reason; give one"
    ),
    (
      .noticeMissing(.kill), "noticeMissing",
      "cannot kill cat-news without a notice; write what the public will read"
    ),
    (
      .assigneeMissing, "assigneeMissing",
      "cannot assign cat-news to nobody; give a name"
    ),
    (
      .unknownRevision(7, last: 5), "unknownRevision",
      "cat-news has no revision 7; its revisions are 1 to 5"
    ),
    (
      .unknownRevision(7, last: 1), "unknownRevision",
      "cat-news has no revision 7; its only revision is 1"
    ),
    (
      .groundMissing, "groundMissing",
      "cannot erase a text of cat-news without a legal ground; name the law or the ruling"
    ),
    (
      .unknownNote(7), "unknownNote",
      "cat-news has no note with number 7"
    ),
    (
      .textErased(.publish, revision: 2), "textErased",
      "cannot publish cat-news: the text of revision 2 was erased; revise it with another text first"
    ),
    (
      .erasedBefore(.revise), "erasedBefore",
      "cannot revise cat-news with this text: it was erased from the article; write another"
    ),
    (
      .ownWords("ann", revision: 2), "fourEyes",
      "ann wrote revision 2 of cat-news; somebody who did not work on it must approve it"
    ),
    (
      .ownSubmission("ann"), "fourEyes",
      "ann submitted cat-news; somebody else must approve it"
    ),
    (
      .digestNotCurrent(revision: 3), "digestNotCurrent",
      "revision 3 of cat-news is submitted, but you read another text; read revision 3, then approve "
        + "it"
    ),
    (
      .approvedDigestDiffers(scheduled: 2, approved: 3), "approvedDigestDiffers",
      "cat-news was scheduled with revision 2, but revision 3 is approved; schedule it again"
    ),
    (
      .importedUnpublished, "importedUnpublished",
      "cat-news has corrections but was never published; say when it was first published"
    ),
    (
      .importedOutOfOrder("writing", "first publication"), "importedOutOfOrder",
      "the writing of cat-news is dated after its first publication; give their times in that order"
    ),
    (
      .importedFuture("last publication", noon), "importedFuture",
      "the last publication of cat-news is dated 2026-12-01T12:00:00.000Z, which is in the future; "
        + "import only what has happened"
    ),
    (
      .notInFuture(.schedule, noon), "notInFuture",
      "cannot schedule cat-news for 2026-12-01T12:00:00.000Z: that time has passed; give a later one"
    ),
    (
      .notInFuture(.embargo, noon), "notInFuture",
      "cannot embargo cat-news until 2026-12-01T12:00:00.000Z: that time has passed; give a later one"
    ),
    (
      .embargoed(until: noon), "embargoed",
      "cat-news is embargoed until 2026-12-01T12:00:00.000Z; wait until then, or lift the "
        + "embargo first, which only an admin may do"
    ),
    (
      .notDue(at: noon), "notDue",
      "cat-news is not due until 2026-12-01T12:00:00.000Z; wait until then"
    ),
    (
      .unpublishedFirst(at: noon, publication: noon + 60), "unpublishedFirst",
      "cat-news would be unpublished at 2026-12-01T12:00:00.000Z, but published only at "
        + "2026-12-01T12:01:00.000Z; unpublish it later, or publish it earlier"
    ),
    (
      .expired(at: noon), "expired",
      "cat-news was to be unpublished at 2026-12-01T12:00:00.000Z, and that time has passed; "
        + "choose a later time or cancel the unpublication first"
    ),
    (
      .notInFuture(.scheduleUnpublication, noon), "notInFuture",
      "cannot schedule the unpublication of cat-news for 2026-12-01T12:00:00.000Z: that time has "
        + "passed; give a later one"
    ),
  ]

  @Test(arguments: sentences.indices)
  func `a rejection names its rule and says what to do`(_ index: Int) throws {
    let (cause, rule, sentence) = Self.sentences[index]
    let rejection = ArticleRejection(slug: try slug("cat-news"), cause: cause)
    #expect(rejection.rule == rule)
    #expect(rejection.description == sentence)
  }

  @Test func `an article without a slug is called the article`() {
    let rejection = ArticleRejection(slug: nil, cause: .adminOnly(.publish))
    #expect(rejection.description == "only an admin may publish the article; ask one")
  }

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
        "cannot publish cat-news: it is approved, on hold, and that is the text; allowed now: "
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
