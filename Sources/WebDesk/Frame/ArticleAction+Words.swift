import Newsroom

extension ArticleAction {
  /// What the button says.
  var words: String {
    switch self {
    case .submit: "Submit for review"
    case .withdraw: "Withdraw"
    case .approve: "Approve"
    case .requestChanges: "Send back"
    case .publish: "Publish"
    case .schedule: "Schedule"
    case .unschedule: "Cancel the schedule"
    case .scheduleUnpublication: "Schedule the unpublication"
    case .cancelUnpublication: "Cancel the unpublication"
    case .restore: "Restore this revision"
    case .assign: "Assign"
    case .embargo: "Set an embargo"
    case .liftEmbargo: "Lift the embargo"
    case .rename: "Change the slug"
    case .spike: "Spike"
    case .unspike: "Take it off the spike"
    case .correct: "Publish a correction"
    case .hold: "Put on hold"
    case .liftHold: "Lift the hold"
    case .unpublish: "Unpublish"
    case .kill: "Kill"
    case .note: "Add a note"
    case .draft, .save: "Save"
    }
  }

  var doneWords: String {
    switch self {
    case .submit: "Submitted for review."
    case .withdraw: "Withdrawn."
    case .approve: "Approved."
    case .requestChanges: "Sent back."
    case .publish: "Published."
    case .schedule: "Scheduled."
    case .unschedule: "The schedule is cancelled."
    case .scheduleUnpublication: "The unpublication is scheduled."
    case .cancelUnpublication: "The unpublication is cancelled."
    case .restore: "Restored as the newest revision."
    case .assign: "Assigned."
    case .embargo: "The embargo is set."
    case .liftEmbargo: "The embargo is lifted."
    case .rename: "The slug is changed."
    case .spike: "Spiked."
    case .unspike: "Taken off the spike."
    case .correct: "Published with a correction."
    case .hold: "Put on hold."
    case .liftHold: "The hold is lifted."
    case .unpublish: "Unpublished."
    case .kill: "Killed."
    case .note: "The note is added."
    case .draft: "The draft is saved."
    case .save: "Saved."
    }
  }

  /// Whether it takes something back. Its button does not stand out.
  var isQuiet: Bool {
    [.withdraw, .liftHold, .unschedule, .cancelUnpublication, .unspike].contains(self)
  }
}

extension ArticleAction.Field {
  var words: String {
    switch self {
    case .reason: "Reason"
    case .notice: "Notice for readers"
    case .note: "Note"
    case .password: "Your password"
    case .time: "When, such as tomorrow 6:00 or 2026-12-01 06:00"
    case .person: "To whom"
    case .due: "Due, such as Friday or 2026-12-01 (may be empty)"
    case .slug: "New slug"
    case .until: "Unpublish again, such as Sunday 18:00 (may be empty)"
    case .kind: "Kind"
    case .holdNotice: "Notice for readers in the meantime (may be empty)"
    case .replacement: "Article to read instead, by its slug (may be empty)"
    }
  }
}

extension Failure {
  /// The reason as a sentence.
  var sentence: String {
    reason.prefix(1).uppercased() + reason.dropFirst() + (reason.hasSuffix(".") ? "" : ".")
  }
}
