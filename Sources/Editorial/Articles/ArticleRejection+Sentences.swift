import Foundation

extension ArticleRejection.Cause {
  /// `article` is the article's slug.
  func sentence(about article: String) -> String {
    switch self {
    case .auditor:
      "an auditor reads everything and changes nothing; ask an editor or an admin"
    case .adminOnly(let verb):
      "only an admin may \(verb); ask one to \(verb) \(article)"
    case .notSubmitter(let submitter):
      "\(article) was submitted by \(submitter); only they or an admin may withdraw it"
    case .notOwner(let verb, let owner):
      "\(article) was drafted by \(owner); only they or an admin may \(verb) it"
    case .renameOncePublished:
      "\(article) has been public under its name; only an admin may rename it"
    case .embargoOnLive:
      "\(article) is published and has no newer text to hold back; revise it first, or ask an "
        + "admin to embargo it"
    case .earlierEmbargo(let until):
      "\(article) is embargoed until \(until.timestamp); only an admin may move that earlier"

    case .staleRevision(let base, let saves):
      stale(article, base, saves)

    case .noArticle:
      "there is no such article; draft it first"
    case .state(let rule, let verb, let standing, let allowed):
      "cannot \(verb) \(article): it is \(standing)\(rule.remark); allowed now: "
        + allowed.map(\.rawValue).joined(separator: ", ")

    case .headlineMissing:
      "the headline is missing; an article is drafted with one"
    case .incomplete(let missing):
      "\(article) is not complete: add \(missing.joined(separator: ", ")), then submit it again"
    case .reasonMissing(let verb):
      "to \(verb) \(article) needs a reason; say why"
    case .noticeMissing(let verb):
      "to \(verb) \(article) needs a notice; say what the public is to read"
    case .assigneeMissing:
      "\(article) can only be assigned to somebody; give a name"
    case .groundMissing:
      "to erase from \(article) needs a legal ground; name the law or the ruling"
    case .unknownRevision(let number, let last):
      "\(article) has no revision \(number); "
        + (last == 1 ? "its only revision is 1" : "its revisions are 1 to \(last)")

    case .unknownNote(let number):
      "number \(number) of \(article) is no note; 'galley history \(article)' numbers them"

    case .ownWords(let name, let revision):
      "\(name) wrote revision \(revision) of \(article); somebody who did not work on it must "
        + "approve it"
    case .ownSubmission(let name):
      "\(name) submitted \(article); somebody else must approve it"
    case .digestNotCurrent(let revision):
      "what was read is not revision \(revision) of \(article), which is submitted; "
        + "read that, then approve it"
    case .approvedDigestDiffers(let scheduled, let approved):
      "\(article) was scheduled with revision \(scheduled), but revision \(approved) is approved; "
        + "schedule it again"

    case .textErased(let verb, let revision):
      "cannot \(verb) \(article): the text of revision \(revision) was erased; revise it with another "
        + "text first"
    case .erasedBefore(let verb):
      "cannot \(verb) \(article) with this text: it was erased from it and does not come back; "
        + "write another"

    case .importedUnpublished:
      "\(article) has corrections and was never published; say when it was first published"
    case .importedOutOfOrder(let earlier, let later):
      "the \(earlier) of \(article) would be after its \(later); give their times in that order"
    case .importedFuture(let what, let instant):
      "the \(what) of \(article) is yet to come, at \(instant.timestamp); what has happened is "
        + "imported, and no more"

    case .notInFuture(let verb, let instant):
      "to \(verb) \(article) needs an instant to come, and \(instant.timestamp) is past; "
        + "give a later one"
    case .embargoed(let until):
      "\(article) is embargoed until \(until.timestamp); wait until then, or have an admin lift "
        + "the embargo"
    case .notDue(let at):
      "\(article) is due at \(at.timestamp); wait until then"
    }
  }

  private func stale(
    _ article: String, _ base: Int, _ saves: [ArticleRejection.Save]
  ) -> String {
    let since = saves.map { "\($0.author) saved revision \($0.revision) at \($0.at.timestamp)" }
    return "\(article) has moved on from revision \(base): \(since.joined(separator: ", ")); "
      + "take that up, then revise again from revision \(saves.last?.revision ?? base)"
  }
}

extension ArticleStateRule {
  /// What the standing of an article leaves unsaid.
  fileprivate var remark: String {
    switch self {
    case .alreadyLive: ", and that text is live"
    case .notPublished: ", not public"
    case .neverPublished: ", never published"
    case .notScheduled: ", not scheduled"
    case .notEmbargoed: ", not embargoed"
    case .alreadyDrafted, .alreadySubmitted, .alreadyApproved, .notSubmitted, .notApproved,
      .wasPublished, .notSpiked, .spiked, .killed:
      ""
    }
  }
}

extension ArticleState {
  /// Where the article stands on both axes, as a refusal says it after "it is".
  var standing: String {
    if publicationState == .killed { return "killed, which is final" }
    let editorial =
      switch editorialState {
      case .draft: "a draft"
      case .submitted: "submitted"
      case .changesRequested: "waiting for changes"
      case .approved: "approved"
      case .spiked: "spiked"
      }
    guard wasEverPublished else { return editorial }
    return editorial + (live == nil ? ", unpublished" : ", published")
  }
}
