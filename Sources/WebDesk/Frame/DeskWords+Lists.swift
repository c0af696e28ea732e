/// The words of lists, of the search, and of what is done with several articles.
extension DeskWords {
  static var search: String { say("Search") }
  static var searchFor: String { say("Words to search for") }
  static var searchHelp: String {
    say(
      "Every word must occur, in any of its forms. “Words in quotes” must be together. Or between two "
        + "words means either, and a minus before a word excludes it.")
  }
  static var nothingFound: String { say("No article has these words.") }
  static var onlySigns: String { say("There are no words to search for, only signs.") }
  static var olderOnly: String { say("No recent article has these words. Search the older ones.") }
  static var noLanguageTag: String { say("A language is a tag such as en or pt-BR.") }
  static var firstPage: String { say("Back to the start") }

  static func found(_ shown: Int, of total: Int?) -> String {
    guard let total else { return say("The best matches among the most recent ones come first.") }
    return total == shown
      ? say(total, one: "1 article", other: "\(total) articles")
      : say("The best \(shown) of \(total)")
  }

  static var filters: String { say("Filters") }
  static var columns: String { say("Columns") }
  static var clearFilters: String { say("Show all") }
  static var anybody: String { say("anybody") }
  static var changedSince: String { say("Changed since, such as yesterday or Monday 9:00") }
  static var mine: String { say("Only mine, or assigned to me") }
  static var listOrder: String { say("Last changed first.") }
  static var noMatches: String { say("No article matches these filters.") }
  static func noState(_ name: String) -> String { say("There is no state \(name). Choose one.") }
  static var futureTime: String { say("That time is in the future. Give an earlier one.") }

  static var author: String { say("Author") }
  static var assignee: String { say("Assigned to") }
  static var due: String { say("Due") }
  static var wordCount: String { say("Words") }
  static var changed: String { say("Changed") }
  static var languageColumn: String { say("Language") }

  static func unknown(_ field: String, _ name: String, similar: [String]) -> String {
    let unknown = say("No article has the \(field) \(name).")
    guard !similar.isEmpty else { return unknown }
    return unknown + say(" Did you mean \(similar.joined(separator: ", "))?")
  }

  static var withChosen: String { say("With the chosen articles") }
  static func chosen(_ count: Int) -> String {
    say(count, one: "1 chosen article", other: "\(count) chosen articles")
  }
  static func choose(_ headline: String) -> String { say("Choose \(headline)") }
  static var chooseFirst: String { say("Choose at least one article, then the action.") }
  static var outcome: String { say("What was done") }
  static var notTried: String {
    say("Not tried, because the database became unavailable. Try again.")
  }
  static var chosenTwice: String { say("Chosen twice.") }
  static var toList: String { say("Back to the list") }
  static var assignOrSendBack: String { say("Assign or send back") }
}
