extension DeskWords {
  static var openNotes: String { say("Open notes") }
  static var howResolved: String { say("How it was resolved") }
  static var resolve: String { say("Resolve") }
  static var resolved: String { say("Resolved.") }
  static func wordsAreGone(_ revision: Int) -> String {
    say("These words of revision \(revision) are no longer in the text.")
  }
}
