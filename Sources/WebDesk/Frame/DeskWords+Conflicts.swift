/// The words of the page about a conflict.
extension DeskWords {
  static var conflict: String { say("Somebody else saved in the meantime") }
  static var nothingIsLost: String {
    say(", after you had opened the article. Your text is kept as a working copy.")
  }
  static var choose: String {
    say("Most of it fits together. Choose a version where both of you changed the same words.")
  }
  static var mergesByItself: String { say("Both texts fit together. This is the merged text:") }
  static var mergedText: String { say("The merged text") }
  static var continueMerged: String { say("Continue with the merged text") }
  static var keepMine: String { say("Keep my text") }
  static var takeTheirs: String { say("Take their text") }
  static var versionBase: String { say("Before") }
  static var versionMine: String { say("Your text") }
  static var mineIsHere: String {
    say(
      "This is your text. When you save it, it replaces the other one, which stays in the history.")
  }
  static var mergedIsHere: String { say("This is the merged text. Check it, and save it.") }

  static func savedRevision(_ name: String, _ number: Int) -> String {
    say("\(name) saved revision \(number), ")
  }

  static func versionTheirs(_ name: String) -> String { say("\(name)'s text") }
  static func passage(_ number: Int) -> String { say("Conflict \(number)") }

  static func choice(_ choice: FormMerge.Choice, of name: String) -> String {
    switch choice {
    case .mine: say("Mine")
    case .theirs: say("\(name)'s")
    case .both: say("Both")
    }
  }

  static var onlyOnThisPage: String {
    say(
      ", after you had opened the article. The newsroom does not keep your text, because a text of "
        + "the article was erased: it is only on this page.")
  }
  static var picturesAreLost: String {
    say(
      "The pictures that you chose are not kept. Choose them again in the form, after you have "
        + "chosen a version.")
  }
}
