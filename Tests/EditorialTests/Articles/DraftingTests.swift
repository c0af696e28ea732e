import Digests
import Editorial
import Testing

struct DraftingTests {
  @Test func `a draft is the first revision`() throws {
    let content = try content()
    Story.nothing.when(.draft(slug: try slug("cat-news"), content: content), by: .eve)
      .then(.drafted(slug: try slug("cat-news"), content: content, digest: content.digest))
  }

  @Test func `a draft without a headline is refused`() throws {
    Story.nothing.when(.draft(slug: try slug("cat-news"), content: try content(" \n")), by: .eve)
      .rejects("headlineMissing")
  }

  @Test func `sending the same draft again records nothing`() throws {
    let again = ArticleCommand.draft(slug: try slug("cat-news"), content: try content())
    try Story.drafted().when(again, by: .eve).nothing()
  }

  @Test func `another draft of a drafted article is refused`() throws {
    let other = ArticleCommand.draft(slug: try slug("cat-news"), content: try content("Dog"))
    try Story.drafted().when(other, by: .eve).rejects("alreadyDrafted")
    let elsewhere = ArticleCommand.draft(slug: try slug("dog-news"), content: try content())
    try Story.drafted().when(elsewhere, by: .eve).rejects("alreadyDrafted")
    let later = ArticleCommand.draft(slug: try slug("cat-news"), content: try content())
    try Story.submitted().when(later, by: .eve).rejects("alreadyDrafted")
  }

  @Test(arguments: ArticleVerb.allCases)
  func `only a draft or an import is allowed before an article exists`(
    _ verb: ArticleVerb
  ) throws {
    let first: Set<ArticleVerb> = [.draft, .import]
    for command in try commands() where command.verb == verb && !first.contains(verb) {
      Story.nothing.when(command, by: .ann).rejects("noArticle")
    }
  }
}

struct RevisingTests {
  @Test func `a revision is based on the current one`() throws {
    let content = try content("Cat rescued")
    let saved = ArticleEvent.revised(
      revision: 2, content: content, digest: content.digest, restoredFrom: nil)
    for story in try [Story.drafted(), .submitted(), .approved(), .published()] {
      story.when(.revise(base: 1, content: content), by: .finn).then(saved)
      let revised = story.and(saved, by: .finn)
      #expect(revised.state.editorialState == .draft)
      #expect(revised.state.submission == nil)
      #expect(revised.state.approval == nil)
    }
  }

  @Test func `a stale base is a conflict that says who saved what since`() throws {
    let story = try Story.drafted().revised("Second", by: .finn).revised("Third", by: .ann)
    let outcome = story.when(.revise(base: 1, content: try content("Mine")), by: .eve)
    outcome.rejects("staleRevision", .conflict)
    guard case .failure(let rejection) = outcome.decision,
      case .staleRevision(base: 1, let saves) = rejection.cause
    else { return }
    #expect(saves.map(\.revision) == [2, 3])
    #expect(saves.map(\.author) == ["finn", "ann"])
  }

  @Test func `a base that does not exist is refused`() throws {
    for base in [-1, 0, 2] {
      try Story.drafted().when(.revise(base: base, content: try content("Mine")), by: .eve)
        .rejects("unknownRevision")
    }
  }

  @Test func `identical content records nothing, even with a stale base`() throws {
    let story = try Story.drafted().revised("Second")
    for base in [1, 2] {
      story.when(.revise(base: base, content: try content("Second")), by: .finn).nothing()
    }
    var recounted = try content("Second")
    recounted.wordCount += 1
    story.when(.revise(base: 2, content: recounted), by: .finn).nothing()
  }

  @Test func `saving without changes keeps an approval`() throws {
    try Story.approved().when(.revise(base: 1, content: try content()), by: .eve).nothing()
  }

  @Test func `a revision ends a schedule`() throws {
    #expect(try Story.approved().scheduled().revised("Second").state.schedule == nil)
  }

  @Test func `restoring saves the old content as a new revision`() throws {
    let story = try Story.drafted().revised("Second")
    let content = try content()
    story.when(.restore(revision: 1), by: .finn)
      .then(
        .revised(revision: 3, content: content, digest: content.digest, restoredFrom: 1))
  }

  @Test func `restoring a revision that does not exist is refused`() throws {
    for number in [0, 2] {
      try Story.drafted().when(.restore(revision: number), by: .eve).rejects("unknownRevision")
    }
  }

  @Test func `restoring the current content records nothing`() throws {
    let story = try Story.drafted().revised("Second").revised("Cat stuck in tree")
    for number in [1, 3] { story.when(.restore(revision: number), by: .eve).nothing() }
  }
}

struct SubmittingTests {
  @Test func `a complete draft is submitted`() throws {
    let digest = try content().digest
    let story = try Story.drafted()
    story.when(.submit, by: .finn).then(.submitted(revision: 1, digest: digest))
    try Story.submitted().and(.changesRequested(revision: 1, reason: "Why?"), by: .ann)
      .when(.submit, by: .eve).then(.submitted(revision: 1, digest: digest))
  }

  @Test func `the rejection lists everything that is missing`() throws {
    var bare = try content()
    (bare.byline, bare.dateline, bare.wordCount) = ([" "], nil, 0)
    bare.leadImage = ArticleImage(uri: "https://example.org/cat.jpg", alt: "\t")
    let story = Story.nothing.and(
      .drafted(slug: try slug("cat-news"), content: bare, digest: bare.digest))
    let outcome = story.when(.submit, by: .eve)
    outcome.rejects("incomplete")
    guard case .failure(let rejection) = outcome.decision else { return }
    #expect(
      rejection.cause
        == .incomplete(missing: [
          "a byline", "a dateline", "a body", "the lead image's caption",
          "the lead image's alt text", "the lead image's credit",
        ]))
  }

  @Test func `every part that a submission needs is required`() throws {
    let gaps: [(String, (inout Content) -> Void)] = [
      ("a headline", { $0.headline = " " }),
      ("a byline", { $0.byline = [] }),
      ("a dateline", { $0.dateline?.place = "" }),
      ("a body", { $0.wordCount = 0 }),
      ("the lead image's credit", { $0.leadImage?.credit = nil }),
    ]
    for (part, remove) in gaps {
      var content = try content()
      remove(&content)
      let story = try Story.drafted().and(
        .revised(revision: 2, content: content, digest: content.digest, restoredFrom: nil))
      guard case .failure(let rejection) = story.when(.submit, by: .eve).decision else {
        Issue.record("submitted without \(part)")
        continue
      }
      #expect(rejection.cause == .incomplete(missing: [part]))
    }
  }

  @Test func `a lead image is optional`() throws {
    var content = try content()
    content.leadImage = nil
    try Story.drafted()
      .and(.revised(revision: 2, content: content, digest: content.digest, restoredFrom: nil))
      .when(.submit, by: .eve).then(.submitted(revision: 2, digest: content.digest))
  }

  @Test func `submitting again records nothing`() throws {
    try Story.submitted().when(.submit, by: .finn).nothing()
  }

  @Test func `an approved article cannot be submitted`() throws {
    try Story.approved().when(.submit, by: .eve).rejects("alreadyApproved")
  }

  @Test func `the submitter or an admin can withdraw a submission`() throws {
    let story = try Story.drafted().submitted(by: .finn)
    for actor in [Actor.finn, .max] {
      story.when(.withdraw, by: actor).then(.submissionWithdrawn(revision: 1))
    }
    story.when(.withdraw, by: .eve).rejects("notSubmitter", .notPermitted)
  }

  @Test func `withdrawing again records nothing, even after a note`() throws {
    let story = try Story.submitted().and(.submissionWithdrawn(revision: 1))
    #expect(story.state.editorialState == .draft)
    story.when(.withdraw, by: .eve).nothing()
    story.and(.noteAdded(note: key("n"))).when(.withdraw, by: .eve).nothing()
    try story.revised("Second").when(.withdraw, by: .eve).rejects("notSubmitted")
  }

  @Test func `only a submission can be withdrawn`() throws {
    try Story.drafted().when(.withdraw, by: .eve).rejects("notSubmitted")
    try Story.approved().when(.withdraw, by: .eve).rejects("notSubmitted")
  }
}
