import Foundation

extension ArticleRejection.Cause {
  /// The login with which the sentence begins; nil if it begins with something else.
  package var person: String? {
    switch self {
    case .notSubmitter(let name), .notOwner(_, let name), .ownWords(let name, _),
      .ownSubmission(let name):
      name
    default: nil
    }
  }

  /// What is wrong and what to do, without a full stop.
  /// - Parameter article: The slug of the article.
  func sentence(about article: String) -> String {
    switch self {
    case .auditor:
      "auditors can read everything and change nothing; ask an editor or an admin"
    case .adminOnly(let verb):
      "only an admin may \(verb.phrase(article)); ask one"
    case .notSubmitter(let submitter):
      "\(submitter) submitted \(article); only they or an admin may withdraw it"
    case .notOwner(let verb, let owner):
      "\(owner) drafted \(article); only they or an admin may \(verb) it"
    case .renameOncePublished:
      "\(article) has been public under this slug; only an admin may rename it"
    case .embargoOnLive:
      "\(article) is published and has no newer text to embargo; revise it first, or ask an admin to "
        + "embargo it"
    case .earlierEmbargo(let until):
      "\(article) is embargoed until \(until.timestamp); only an admin may choose an earlier time"

    case .staleRevision(let base, let saves):
      stale(article, base, saves)

    case .noArticle:
      "there is no such article; draft it first"
    case .state(let rule, let verb, let status, let allowed):
      "cannot \(verb.phrase(article)): it is \(status)\(rule.remark); allowed now: "
        + allowed.map(\.description).joined(separator: ", ")

    case .headlineMissing:
      "the headline is missing; add one"
    case .slugLooksLikeID(let slug):
      "the slug \(slug) could be mistaken for the id of an article; choose another, such as "
        + "article-\(slug)"
    case .incomplete(let missing):
      "\(article) is incomplete: add \(missing.joined(separator: ", ")), then submit it"
    case .reasonMissing(let verb):
      "cannot \(verb.phrase(article)) without a reason; give one"
    case .noticeMissing(let verb):
      "cannot \(verb.phrase(article)) without a notice; write what the public will read"
    case .assigneeMissing:
      "cannot assign \(article) to nobody; give a name"
    case .groundMissing:
      "cannot erase a text of \(article) without a legal ground; name the law or the ruling"
    case .unknownRevision(let number, let last):
      "\(article) has no revision \(number); "
        + (last == 1 ? "its only revision is 1" : "its revisions are 1 to \(last)")
    case .unknownNote(let number):
      "\(article) has no note with number \(number)"

    case .sectionUnknown(let section, let nearest, let known):
      "\(section) is not among this newsroom's sections (\(known.joined(separator: ", "))); "
        + (nearest.map { "did you mean \($0)?" } ?? "choose one of these for \(article)")
    case .languageUnknown(let language, let known):
      "\(language), the language of \(article), is not among this newsroom's; "
        + "the languages are \(known.joined(separator: ", "))"
    case .requiredMissing(let verb, let missing):
      "cannot \(verb.phrase(article)): this newsroom requires \(missing.joined(separator: ", ")); "
        + "add what is missing"

    case .ownWords(let name, let revision):
      "\(name) wrote revision \(revision) of \(article); somebody who did not work on it must "
        + "approve it"
    case .ownSubmission(let name):
      "\(name) submitted \(article); somebody else must approve it"
    case .digestNotCurrent(let revision):
      "revision \(revision) of \(article) is submitted, but you read another text; read revision "
        + "\(revision), then approve it"
    case .approvedDigestDiffers(let scheduled, let approved):
      "\(article) was scheduled with revision \(scheduled), but revision \(approved) is approved; "
        + "schedule it again"

    case .notTypographical(let finding):
      "cannot refile \(article): \(finding.phrase); publish it as a correction or a clarification"
    case .notCompared:
      "the texts of \(article) changed while they were compared; try again"

    case .textErased(let verb, let revision):
      "cannot \(verb.phrase(article)): the text of revision \(revision) was erased; revise it with "
        + "another text first"
    case .erasedBefore(let verb):
      "cannot \(verb.phrase(article)) with this text: it was erased from the article; write another"
    case .pictureErased(let verb, let revision, let path):
      "cannot \(verb.phrase(article)): the picture \(path) of revision \(revision) was erased; "
        + "revise it without the picture first"
    case .pictureErasedBefore(let verb, let path):
      "cannot \(verb.phrase(article)) with the picture \(path): it was erased from the article; leave "
        + "it out or use another"
    case .unknownPicture: "no revision of \(article) has this picture"

    case .importedUnpublished:
      "\(article) has corrections but was never published; say when it was first published"
    case .importedOutOfOrder(let earlier, let later):
      "the \(earlier) of \(article) is dated after its \(later); give their times in that order"
    case .importedFuture(let what, let instant):
      "the \(what) of \(article) is dated \(instant.timestamp), which is in the future; import only "
        + "what has happened"

    case .notInFuture(let verb, let instant):
      "cannot \(verb.phrase(article)) \(verb == .embargo ? "until" : "for") \(instant.timestamp): "
        + "that time has passed; give a later one"
    case .embargoed(let until):
      "\(article) is embargoed until \(until.timestamp); wait until then, or lift the "
        + "embargo first, which only an admin may do"
    case .notDue(let at):
      "\(article) is not due until \(at.timestamp); wait until then"
    case .unpublishedFirst(let at, let publication):
      "\(article) would be unpublished at \(at.timestamp), but published only at "
        + "\(publication.timestamp); unpublish it later, or publish it earlier"
    case .expired(let at):
      "\(article) was to be unpublished at \(at.timestamp), and that time has passed; choose a later "
        + "time or cancel the unpublication first"
    }
  }

  private func stale(
    _ article: String, _ base: Int, _ saves: [ArticleRejection.Save]
  ) -> String {
    let since = saves.map { "\($0.author) saved revision \($0.revision) on \($0.at.timestamp)" }
    return "\(article) has changed since revision \(base): \(since.joined(separator: ", ")); "
      + "include these changes, then revise again from revision \(saves.last?.revision ?? base)"
  }
}

extension ArticleStateRule {
  /// What the status of an article does not already say.
  fileprivate var remark: String {
    switch self {
    case .alreadyLive: ", and that text is live"
    case .notPublished: ", not public"
    case .neverPublished: ", never published"
    case .notScheduled: ", not scheduled"
    case .noUnpublication: ", and no unpublication is scheduled"
    case .onHold: ", and the approved text is the one on hold"
    case .notHeld: ", not on hold"
    case .notEmbargoed: ", not embargoed"
    case .alreadyDrafted, .alreadySubmitted, .alreadyApproved, .notSubmitted, .notApproved,
      .wasPublished, .notSpiked, .spiked, .killed:
      ""
    }
  }
}

extension ArticleState {
  /// The state on both axes, as a rejection says it after "it is".
  var status: String {
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
    if hold != nil { return editorial + ", on hold" }
    return editorial + (live == nil ? ", unpublished" : ", published")
  }
}
