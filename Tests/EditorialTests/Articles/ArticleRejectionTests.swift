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
      "cat-news is incomplete: add a byline, a body, then submit it"
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
}
