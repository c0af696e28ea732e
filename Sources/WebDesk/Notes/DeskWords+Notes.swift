extension DeskWords {
  static let openNotes = "Open notes"
  static let howSettled = "How it was settled"
  static let settle = "Settle"
  static let settled = "Settled."
  static func wordsAreGone(_ revision: Int) -> String {
    "These words of revision \(revision) are no longer in the text."
  }
}
