import Foundation

/// A step that a person in the walk tries.
enum WalkStep: Equatable {
  case revise(PlainArticle.Text)
  case reviseOverStale(PlainArticle.Text)
  case restore(Int)
  case submit
  case withdraw
  case requestChanges(String)
  case approve
  case schedule(Date)
  case unschedule
  case scheduleEnd(Date)
  case cancelEnd
  case publish
  case correct(String)
  case refile(String)
  case unpublish
  case hold(String)
  case liftHold
  case kill
  case embargo(Date)
  case liftEmbargo
  case rename(String)
  case assign(String)
  case note(String)
  /// A number of days after which replies close, or nil for the default.
  case setReplies(Int?)
  case spike
  case unspike

  var name: String {
    let description = String(describing: self)
    return String(description.prefix { $0 != "(" })
  }
}

/// The expected outcome of a step, by the card.
enum WalkOutcome: Equatable {
  case recorded
  case nothing
  case refused
}
