import Digests
import Editorial
import Testing

struct RequestingChangesTests {
  @Test func `changes can be requested to a submitted or approved article`() throws {
    for story in try [Story.submitted(), .approved(), .published()] {
      story.when(.requestChanges(reason: " Who says so? \n"), by: .ann)
        .then(.changesRequested(revision: 1, reason: "Who says so?"))
    }
  }

  @Test func `a request ends submission, approval and schedule`() throws {
    let state = try Story.approved().scheduled()
      .and(.changesRequested(revision: 1, reason: "Why?"), by: .ann).state
    #expect(state.editorialState == .changesRequested)
    #expect(state.submission == nil)
    #expect(state.approval == nil)
    #expect(state.schedule == nil)
  }

  @Test func `a request needs a reason and a submission`() throws {
    try Story.submitted().when(.requestChanges(reason: " \t"), by: .ann).rejects("reasonMissing")
    try Story.drafted().when(.requestChanges(reason: "Why?"), by: .ann).rejects("notSubmitted")
  }

  @Test func `repeating a request records nothing, and another one is refused`() throws {
    let story = try Story.submitted().and(.changesRequested(revision: 1, reason: "Why?"), by: .ann)
    story.when(.requestChanges(reason: "Why? "), by: .max).nothing()
    story.when(.requestChanges(reason: "And who?"), by: .ann).rejects("notSubmitted")
  }
}

struct ApprovingTests {
  @Test func `an admin approves the digest that they have read`() throws {
    let digest = try content().digest
    try Story.submitted().when(.approve(digest: digest), by: .ann)
      .then(.approved(revision: 1, digest: digest))
  }

  @Test func `approving the same digest again records nothing`() throws {
    try Story.approved().when(.approve(digest: try content().digest), by: .max).nothing()
  }

  @Test func `a digest other than the submitted one is refused`() throws {
    try Story.submitted().when(.approve(digest: key("other")), by: .ann)
      .rejects("digestNotCurrent")
    let old = try content().digest
    try Story.drafted().revised("Second").submitted().when(.approve(digest: old), by: .ann)
      .rejects("digestNotCurrent")
  }

  @Test func `only a submission can be approved`() throws {
    let digest = try content().digest
    try Story.drafted().when(.approve(digest: digest), by: .ann).rejects("notSubmitted")
    try Story.approved().when(.approve(digest: key("other")), by: .ann).rejects("notSubmitted")
  }

  @Test func `nobody can approve their own submission`() throws {
    try Story.drafted().submitted(by: .ann).when(.approve(digest: try content().digest), by: .ann)
      .rejects("fourEyes")
  }

  @Test func `nobody can approve a text that they worked on since the last publication`() throws {
    let story = try Story.drafted().revised("Ann's", by: .ann).revised("Eve's").submitted()
    let digest = try content("Eve's").digest
    story.when(.approve(digest: digest), by: .ann).rejects("fourEyes")
    story.when(.approve(digest: digest), by: .max).then(.approved(revision: 3, digest: digest))
  }

  @Test func `contributors to a published text can approve later revisions`() throws {
    let story = try Story.drafted().revised("Ann's", by: .ann).submitted().approved(by: .max)
      .published(by: .max)
    let update = try story.revised("Update").submitted()
    let digest = try content("Update").digest
    update.when(.approve(digest: digest), by: .ann).then(.approved(revision: 3, digest: digest))
  }

  @Test func `nobody can approve their own text after it is restored`() throws {
    let published = try Story.drafted().revised("Ann's", by: .ann).revised("Eve's").submitted()
      .approved(by: .max).published(by: .max)
    let content = try content("Ann's")
    let restored = try published.and(
      .revised(revision: 4, content: content, digest: content.digest, restoredFrom: 2)
    ).submitted()
    restored.when(.approve(digest: content.digest), by: .ann).rejects("fourEyes")

    let published2 = try Story.drafted().revised("Ann's", by: .ann).submitted()
      .approved(by: .max).published(by: .max)
    try published2.and(.changesRequested(revision: 2, reason: "Why?"), by: .max).submitted()
      .when(.approve(digest: content.digest), by: .ann).rejects("fourEyes")
  }
}
