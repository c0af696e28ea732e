package import Foundation

/// The rule that refuses a command. Its description says in one line what is wrong and what to do.
/// It contains nothing from the texts of the article.
package struct ArticleRejection: Error, Hashable, CustomStringConvertible {
  /// What the person who sent the command can do.
  package enum Kind: Hashable, Sendable {
    /// Ask somebody else, who may do it.
    case notPermitted
    /// Somebody else changed the article first: look at it, then try again.
    case conflict
    /// A rule of the desk forbids it. The description says which condition to meet.
    case rule
  }

  /// The slug of the article; nil when there is no article yet.
  package let slug: Slug?
  package let cause: Cause

  /// The name of the rule. Names are recorded in the log and never change.
  package var rule: String { cause.name }
  package var kind: Kind { cause.kind }
  package var description: String { cause.sentence(about: slug?.text ?? "the article") }
}

extension ArticleRejection {
  package enum Cause: Hashable, Sendable {
    // Permissions.
    case auditor
    case adminOnly(ArticleVerb)
    case notSubmitter(submitter: String)
    case notOwner(ArticleVerb, owner: String)
    case renameOncePublished
    case embargoOnLive
    case earlierEmbargo(than: Date)

    // Conflicts.
    case staleRevision(base: Int, saves: [Save])

    // The state of the article.
    case noArticle
    case state(ArticleStateRule, ArticleVerb, status: String, allowed: [ArticleVerb])

    // Missing or unknown arguments.
    case headlineMissing
    case slugLooksLikeID(Slug)
    case incomplete(missing: [String])
    case reasonMissing(ArticleVerb)
    case noticeMissing(ArticleVerb)
    case assigneeMissing
    case groundMissing
    case unknownRevision(Int, last: Int)
    case unknownNote(Int)

    // The newsroom's settings.
    case sectionUnknown(_ section: String, nearest: String?, known: [String])
    case languageUnknown(LanguageTag, known: [String])
    case requiredMissing(ArticleVerb, missing: [String])

    // Four eyes, and the exact text.
    case ownWords(String, revision: Int)
    case ownSubmission(String)
    case digestNotCurrent(revision: Int)
    case approvedDigestDiffers(scheduled: Int, approved: Int)

    // Typographical corrections.
    case notTypographical(TypographicalCheck.Finding)
    case notCompared

    // Erased texts and pictures.
    case textErased(ArticleVerb, revision: Int)
    case erasedBefore(ArticleVerb)
    case pictureErased(ArticleVerb, revision: Int, path: String)
    case pictureErasedBefore(ArticleVerb, path: String)
    case unknownPicture

    // The past of an imported article.
    case importedUnpublished
    case importedOutOfOrder(String, String)
    case importedFuture(String, Date)

    // Time.
    case notInFuture(ArticleVerb, Date)
    case embargoed(until: Date)
    case notDue(at: Date)
    case unpublishedFirst(at: Date, publication: Date)
    case expired(at: Date)
  }

  /// A revision that somebody saved after the base of a stale command.
  package struct Save: Hashable, Sendable {
    package let revision: Int
    package let author: String
    package let at: Date
  }
}

extension ArticleRejection.Cause {
  /// The name of the rule.
  var name: String {
    switch self {
    case .auditor, .adminOnly: "notPermitted"
    case .notSubmitter: "notSubmitter"
    case .notOwner: "notOwner"
    case .renameOncePublished: "renameOncePublished"
    case .embargoOnLive: "embargoOnLive"
    case .earlierEmbargo: "earlierEmbargo"
    case .staleRevision: "staleRevision"
    case .noArticle: "noArticle"
    case .state(let rule, _, _, _): rule.rawValue
    case .headlineMissing: "headlineMissing"
    case .slugLooksLikeID: "slugLooksLikeID"
    case .incomplete: "incomplete"
    case .reasonMissing: "reasonMissing"
    case .noticeMissing: "noticeMissing"
    case .assigneeMissing: "assigneeMissing"
    case .groundMissing: "groundMissing"
    case .unknownRevision: "unknownRevision"
    case .unknownNote: "unknownNote"
    case .sectionUnknown: "sectionUnknown"
    case .languageUnknown: "languageUnknown"
    case .requiredMissing: "requiredMissing"
    case .ownWords, .ownSubmission: "fourEyes"
    case .digestNotCurrent: "digestNotCurrent"
    case .approvedDigestDiffers: "approvedDigestDiffers"
    case .notTypographical: "notTypographical"
    case .notCompared: "notCompared"
    case .textErased: "textErased"
    case .erasedBefore: "erasedBefore"
    case .pictureErased: "pictureErased"
    case .pictureErasedBefore: "pictureErasedBefore"
    case .unknownPicture: "unknownPicture"
    case .importedUnpublished: "importedUnpublished"
    case .importedOutOfOrder: "importedOutOfOrder"
    case .importedFuture: "importedFuture"
    case .notInFuture: "notInFuture"
    case .embargoed: "embargoed"
    case .notDue: "notDue"
    case .unpublishedFirst: "unpublishedFirst"
    case .expired: "expired"
    }
  }

  var kind: ArticleRejection.Kind {
    switch self {
    case .auditor, .adminOnly, .notSubmitter, .notOwner, .renameOncePublished, .embargoOnLive,
      .earlierEmbargo:
      .notPermitted
    case .staleRevision, .notCompared: .conflict
    case .noArticle, .state, .headlineMissing, .slugLooksLikeID, .incomplete, .reasonMissing,
      .unpublishedFirst, .expired,
      .noticeMissing, .assigneeMissing, .groundMissing, .unknownRevision, .unknownNote,
      .sectionUnknown, .languageUnknown, .requiredMissing, .ownWords, .ownSubmission,
      .digestNotCurrent, .approvedDigestDiffers, .notTypographical, .textErased, .erasedBefore,
      .pictureErased, .pictureErasedBefore, .unknownPicture,
      .importedUnpublished, .importedOutOfOrder, .importedFuture, .notInFuture,
      .embargoed, .notDue:
      .rule
    }
  }
}
