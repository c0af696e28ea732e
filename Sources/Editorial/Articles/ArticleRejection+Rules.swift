extension ArticleRejection.Cause {
  /// The rule's name.
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
    case .incomplete: "incomplete"
    case .reasonMissing: "reasonMissing"
    case .noticeMissing: "noticeMissing"
    case .assigneeMissing: "assigneeMissing"
    case .groundMissing: "groundMissing"
    case .unknownRevision: "unknownRevision"
    case .unknownNote: "unknownNote"
    case .ownWords, .ownSubmission: "fourEyes"
    case .digestNotCurrent: "digestNotCurrent"
    case .approvedDigestDiffers: "approvedDigestDiffers"
    case .textErased: "textErased"
    case .erasedBefore: "erasedBefore"
    case .importedUnpublished: "importedUnpublished"
    case .importedOutOfOrder: "importedOutOfOrder"
    case .importedFuture: "importedFuture"
    case .notInFuture: "notInFuture"
    case .embargoed: "embargoed"
    case .notDue: "notDue"
    }
  }

  var kind: ArticleRejection.Kind {
    switch self {
    case .auditor, .adminOnly, .notSubmitter, .notOwner, .renameOncePublished, .embargoOnLive,
      .earlierEmbargo:
      .notPermitted
    case .staleRevision: .conflict
    case .noArticle, .state, .headlineMissing, .incomplete, .reasonMissing, .noticeMissing,
      .assigneeMissing, .groundMissing, .unknownRevision, .unknownNote, .ownWords, .ownSubmission,
      .digestNotCurrent, .approvedDigestDiffers, .textErased, .erasedBefore,
      .importedUnpublished, .importedOutOfOrder, .importedFuture, .notInFuture,
      .embargoed, .notDue:
      .rule
    }
  }
}
