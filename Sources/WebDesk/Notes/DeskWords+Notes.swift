extension DeskWords {
  static var openNotes: String { say("Open notes") }
  static var howSettled: String { say("How it was settled") }
  static var settle: String { say("Settle") }
  static var settled: String { say("Settled.") }
  static func wordsAreGone(_ revision: Int) -> String {
    say("These words of revision \(revision) are no longer in the text.")
  }
}
