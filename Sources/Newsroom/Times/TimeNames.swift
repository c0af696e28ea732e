/// The names of days and months in English: complete, and as people shorten them.
enum TimeNames {
  /// From Monday to Sunday, as they are shown.
  static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  /// From January to December, as they are shown.
  static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// From 0 for Monday to 6; nil for any other word. `word` is in lower case.
  static func weekday(_ word: String) -> Int? {
    let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    return names.firstIndex { isName($0, word) }
  }

  /// From 1 to 12; nil for any other word. `word` is in lower case.
  static func month(_ word: String) -> Int? {
    let names = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december",
    ]
    return names.firstIndex { isName($0, word) }.map { $0 + 1 }
  }

  /// People shorten a name to three letters or more: `tue`, `tues`, `sept`.
  private static func isName(_ name: String, _ word: String) -> Bool {
    word.count >= 3 && name.hasPrefix(word)
  }
}
