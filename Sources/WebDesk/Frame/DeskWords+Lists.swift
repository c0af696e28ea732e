import PlainText

/// The words of lists, of the search, and of what is done with several articles.
extension DeskWords {
  static let search = "Search"
  static let searchFor = "Words to search for"
  static let searchHelp =
    "Every word must occur, in any of its forms. “Words in quotes” must be together. Or between two "
    + "words means either, and a minus before a word excludes it."
  static let nothingFound = "No article has these words."
  static let onlySigns = "There are no words to search for, only signs."
  static let olderOnly = "No recent article has these words. Search the older ones."
  static let firstPage = "Back to the start"

  static func found(_ shown: Int, of total: Int?) -> String {
    guard let total else { return "The best matches among the most recent ones come first." }
    return total == shown ? Count.of(total, "article") : "The best \(shown) of \(total)"
  }

  static let filters = "Filters"
  static let columns = "Columns"
  static let clearFilters = "Show all"
  static let anybody = "anybody"
  static let changedSince = "Changed since, such as yesterday or Monday 9:00"
  static let mine = "Only mine, or assigned to me"
  static let listOrder = "Last changed first."
  static let noMatches = "No article matches these filters."
  static let futureTime = "That time is in the future. Give an earlier one."

  static let author = "Author"
  static let assignee = "Assigned to"
  static let due = "Due"
  static let wordCount = "Words"
  static let changed = "Changed"
  static let languageColumn = "Language"

  static func unknown(_ field: String, _ name: String, similar: [String]) -> String {
    let hint = similar.isEmpty ? "" : " Did you mean \(similar.joined(separator: " or "))?"
    return "No article has the \(field) \(name).\(hint)"
  }

  static let withChosen = "With the chosen articles"
  static func choose(_ headline: String) -> String { "Choose \(headline)" }
  static let chooseFirst = "Choose at least one article, then the action."
  static let outcome = "What was done"
  static let notTried = "Not tried, because the database became unavailable. Try again."
  static let chosenTwice = "Chosen twice."
  static let toList = "Back to the list"
  static let assignOrSendBack = "Assign or send back"
}
