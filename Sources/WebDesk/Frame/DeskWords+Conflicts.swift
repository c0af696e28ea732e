/// The words of the page about a conflict.
extension DeskWords {
  static let conflict = "Somebody else saved in the meantime"
  static let nothingIsLost =
    ", after you had opened the article. Your text is kept as a working copy."
  static let choose =
    "Most of it fits together. Choose a version where both of you changed the same words."
  static let mergesByItself = "Both texts fit together. This is the merged text:"
  static let mergedText = "The merged text"
  static let continueMerged = "Continue with the merged text"
  static let keepMine = "Keep my text"
  static let takeTheirs = "Take their text"
  static let versionBase = "Before"
  static let versionMine = "Your text"
  static let mineIsHere =
    "This is your text. When you save it, it replaces the other one, which stays in the history."
  static let mergedIsHere = "This is the merged text. Check it, and save it."

  static func savedRevision(_ name: String, _ number: Int) -> String {
    "\(name) saved revision \(number), "
  }

  static func versionTheirs(_ name: String) -> String { "The text of \(name)" }
  static func passage(_ number: Int) -> String { "Conflict \(number)" }

  static func choice(_ choice: FormMerge.Choice, of name: String) -> String {
    switch choice {
    case .mine: "Mine"
    case .theirs: "That of \(name)"
    case .both: "Both"
    }
  }
}
