import Editorial
import Newsroom

/// The words of an article's own page.
extension DeskWords {
  static let since = " since "
  static let unpublication = "Unpublication"
  static let corrections = "Corrections"
  static let correctionChanges = "Readers will see these changes:"
  static let checklist = "Steps to publication"
  static let stepDone = "done"
  static let stepPossible = "possible now"
  static let stepLater = "after the step before"

  static func savedBy(_ name: String, revision: Int) -> String { "\(revision), saved by \(name), " }
  static func liveRevision(_ revision: Int) -> String { " revision \(revision), since " }
  static func undo(_ action: String) -> String { "Undo: \(action)" }

  static func name(of step: PublicationChecklist.Step) -> String {
    switch step {
    case .submit: "Submit for review"
    case .approve: "Approve"
    case .publish: "Publish"
    }
  }

  static func name(of kind: CorrectionKind) -> String {
    switch kind {
    case .correction: "Correction"
    case .clarification: "Clarification"
    case .refile: "Typographical correction"
    }
  }

  static func choice(of kind: CorrectionKind) -> String {
    switch kind {
    case .correction: "Correction: something was wrong"
    case .clarification: "Clarification: something was unclear"
    case .refile: "Typographical: no number, name or date changed"
    }
  }

  // Review

  static let review = "Review"
  static let nextInQueue = "Next in the queue"
  static let skipArticle = "Skip to the next"
  static let wholeText = "Whole text"
  static let sinceLive = "Changes since the live text"
  static let sinceReview = "Changes since the last review"
  static let compareWith = "Show"
  static let notSubmitted = "This article is not waiting for review."
  static func submitted(by name: String) -> String { "Submitted by \(name), " }
  static func writtenBy(_ names: [String]) -> String {
    "Written by \(names.joined(separator: ", ")); somebody else approves it."
  }

  // Kill

  static func killQuestion(_ headline: String) -> String { "Kill “\(headline)”?" }
  static let killWarning = "This cannot be undone. Nobody can revise or publish the article again."
  static let killNotice = "The public gets only your notice in place of the text."
  static func killReaches(_ names: [String]) -> String {
    "The kill is sent to everybody who received the article: \(names.joined(separator: ", "))."
  }
  static let keepArticle = "Keep the article"

  static func unchanged(_ paragraphs: Int) -> String { "\(paragraphs) unchanged paragraphs" }
  static func compared(_ old: Int, _ new: Int) -> String {
    "From revision \(old) to revision \(new)."
  }
}
