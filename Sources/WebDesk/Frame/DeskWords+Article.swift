import Editorial
import Newsroom
import Syndication

/// The words of an article's own page.
extension DeskWords {
  static var since: String { say(" since ") }
  static var unpublication: String { say("Unpublication") }
  static var killed: String { say("Killed") }
  static var unpublished: String { say("Unpublished") }
  static var corrections: String { say("Corrections") }
  static var changeHold: String { say("Change the reason or the notice of the hold") }
  static var publishNewText: String { say("Publish the new text") }
  static var publishOrCorrect: String {
    say(
      "Publishing the new text tells readers nothing about the change. If something was wrong, publish a "
        + "correction.")
  }
  static var correctionChanges: String { say("Readers will see these changes:") }
  static func missing(pictures: [String]) -> String {
    say(
      """
      Readers will not see \(pictures.joined(separator: ", ")), because no such picture is stored. \
      Edit the article, and choose the file under Pictures.
      """)
  }
  static var onSite: String { say("On the site") }
  /// Names a table of a text for those who cannot see it.
  static var table: String { say("Table") }
  static var pictureLabels: PictureLabels {
    PictureLabels(
      notShown: say("Picture not shown:"), credit: say("Credit:"), alternative: say("Alt text:"))
  }
  static var checklist: String { say("Steps to publication") }
  static var stepDone: String { say("done") }
  static var stepPossible: String { say("possible now") }
  static var stepLater: String { say("after the step before") }

  static var changedMeanwhile: String {
    say("Nothing was done, because the article has changed. See what is new, then decide again.")
  }
  static var sinceYouLoaded: String { say("Since you loaded the page") }
  static func savedBy(_ name: String, revision: Int) -> String {
    say("\(revision), saved by \(name), ")
  }
  static func liveRevision(_ revision: Int) -> String { say(" revision \(revision), since ") }
  static var nothingSaved: String { say("Nothing was saved, because nothing has changed.") }
  static var nothingChanged: String {
    say("There was nothing to do: the article is like this already.")
  }
  static func cancelled(_ endings: [PendingItem]) -> String {
    let names = endings.map { name(of: $0) }.joined(separator: say(" and "))
    return endings == [.assignment]
      ? say("This ended its \(names).") : say("This cancelled its \(names).")
  }
  private static func name(of item: PendingItem) -> String {
    switch item {
    case .submission: say("review")
    case .approval: say("approval")
    case .schedule: say("schedule")
    case .expiry: say("unpublication")
    case .embargo: say("embargo")
    case .hold: say("hold")
    case .assignment: say("assignment")
    }
  }
  /// What saving a revision ends; nil for nothing.
  static func savingEnds(in state: ArticleState, _ clock: DeskClock) -> String? {
    let time = state.schedule.map { clock.text($0.at) }
    if state.isPending(.approval) {
      return time.map {
        say("This revision is approved, and scheduled for \($0). Saving ends both.")
      } ?? say("This revision is approved. Saving ends the approval.")
    }
    if state.isPending(.submission) {
      return say("This revision is waiting for review. Saving ends the review.")
    }
    return time.map { say("This article is scheduled for \($0). Saving ends the schedule.") }
  }
  static func undo(_ action: String) -> String { say("Undo: \(action)") }

  static func name(of step: PublicationChecklist.Step) -> String {
    switch step {
    case .submit: say("Submit for review")
    case .approve: say("Approve")
    case .publish: say("Publish")
    }
  }

  static func name(of kind: CorrectionKind) -> String {
    switch kind {
    case .correction: say("Correction")
    case .clarification: say("Clarification")
    case .refile: say("Typographical correction")
    }
  }

  static func choice(of kind: CorrectionKind) -> String {
    switch kind {
    case .correction: say("Correction: something was wrong")
    case .clarification: say("Clarification: something was unclear")
    case .refile: say("Typographical: no number, name or date changed")
    }
  }

  // Review

  static var review: String { say("Review") }
  static var nextInQueue: String { say("Next in the queue") }
  static var skipArticle: String { say("Skip to the next") }
  static var wholeText: String { say("Whole text") }
  static var sinceLive: String { say("Changes since the live text") }
  static var sinceReview: String { say("Changes since the last review") }
  static var compareWith: String { say("Show") }
  /// The time follows.
  static func lastSentBack(by name: String) -> String { say("Last sent back by \(name), ") }
  static var notSubmitted: String { say("This article is not waiting for review.") }
  static func submitted(by name: String) -> String { say("Submitted by \(name), ") }
  static func writtenBy(_ names: [String]) -> String {
    say("Written by \(names.joined(separator: ", ")); somebody else approves it.")
  }

  // Kill

  static func killQuestion(_ headline: String) -> String { say("Kill “\(headline)”?") }
  static var killWarning: String {
    say("This cannot be undone. Nobody can revise or publish the article again.")
  }
  static var killNotice: String { say("The public gets only your notice in place of the text.") }
  static func killReaches(_ names: [String]) -> String {
    say("The kill is sent to everybody who received the article: \(names.joined(separator: ", ")).")
  }
  static var keepArticle: String { say("Keep the article") }

  static func unchanged(_ paragraphs: Int) -> String { say("\(paragraphs) unchanged paragraphs") }
  static func compared(_ old: Int, _ new: Int) -> String {
    say("From revision \(old) to revision \(new).")
  }
}
