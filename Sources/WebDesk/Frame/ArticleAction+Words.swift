import Editorial
import Newsroom
import PlainText

extension ArticleAction {
  /// What the button says.
  var words: String {
    switch self {
    case .submit: say("Submit for review")
    case .withdraw: say("Withdraw")
    case .approve: say("Approve")
    case .requestChanges: say("Send back")
    case .publish: say("Publish")
    case .schedule: say("Schedule")
    case .unschedule: say("Cancel the schedule")
    case .scheduleUnpublication: say("Schedule the unpublication")
    case .cancelUnpublication: say("Cancel the unpublication")
    case .restore: say("Restore this revision")
    case .assign: say("Assign")
    case .embargo: say("Set an embargo")
    case .liftEmbargo: say("Lift the embargo")
    case .rename: say("Change the slug")
    case .setReplyPolicy: say("Open or close replies")
    case .spike: say("Spike")
    case .unspike: say("Unspike")
    case .correct: say("Publish a correction")
    case .hold: say("Put on hold")
    case .liftHold: say("Lift the hold")
    case .unpublish: say("Unpublish")
    case .kill: say("Kill")
    case .note: say("Add a note")
    case .resolve: DeskWords.resolve
    case .draft, .save: say("Save")
    }
  }

  var doneWords: String {
    switch self {
    case .submit: say("Submitted for review.")
    case .withdraw: say("Withdrawn.")
    case .approve: say("Approved.")
    case .requestChanges: say("Sent back.")
    case .publish: say("Published.")
    case .schedule: say("Scheduled.")
    case .unschedule: say("The schedule is cancelled.")
    case .scheduleUnpublication: say("The unpublication is scheduled.")
    case .cancelUnpublication: say("The unpublication is cancelled.")
    case .restore: say("Restored as the newest revision.")
    case .assign: say("Assigned.")
    case .embargo: say("The embargo is set.")
    case .liftEmbargo: say("The embargo is lifted.")
    case .rename: say("The slug is changed.")
    case .setReplyPolicy: say("The choice about replies is saved.")
    case .spike: say("Spiked.")
    case .unspike: say("Unspiked.")
    case .correct: say("Published with a correction.")
    case .hold: say("Put on hold.")
    case .liftHold: say("The hold is lifted.")
    case .unpublish: say("Unpublished.")
    case .kill: say("Killed.")
    case .note: say("The note is added.")
    case .resolve: say("The note is resolved.")
    case .draft: say("The draft is saved.")
    case .save: say("Saved.")
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
    case .reason: say("Reason")
    case .notice: say("Notice for readers")
    case .note: say("Note")
    case .words: say("The words that it is about, copied from the text (may be empty)")
    case .password: say("Your password")
    case .time: say("When, such as tomorrow 6:00 or 2026-12-01 06:00")
    case .person: say("To whom")
    case .due: say("Due, such as Friday or 2026-12-01 (may be empty)")
    case .slug: say("New slug")
    case .until: say("Unpublish again, such as Sunday 18:00 (may be empty)")
    case .kind: say("Kind")
    case .holdNotice: say("Notice for readers in the meantime (may be empty)")
    case .replies: say("Replies of readers")
    case .days: say("Close after this number of days (may be empty)")
    case .replacement: say("Article to read instead, by its slug (may be empty)")
    }
  }
}

extension Failure {
  /// The reason as a sentence.
  var sentence: String { person.map { reason.sentence(about: $0) } ?? reason.sentence }

  /// The reason as a sentence, which may begin with the slug of this article.
  func sentence(about slug: Slug) -> String {
    if let person, reason.hasPrefix("\(person) ") { return sentence }
    return reason.sentence(about: slug.text)
  }
}
