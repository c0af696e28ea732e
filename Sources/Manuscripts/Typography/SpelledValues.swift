import Foundation

/// The words of a language for numbers, months and days of the week, in lower case.
struct SpelledValues {
  let numbers: Set<String>
  let dates: Set<String>

  /// - Parameter language: A BCP 47 tag. A language that ICU does not know has ICU's default words.
  init(language: String) {
    let locale = Locale(identifier: language)
    let speller = NumberFormatter()
    speller.locale = locale
    speller.numberStyle = .spellOut
    let values = Array(0...100) + [1_000, 1_000_000, 1_000_000_000]
    let spelled = values.compactMap { speller.string(from: NSNumber(value: $0)) }
    numbers = Set(spelled.flatMap { [$0] + $0.split { " -\u{AD}".contains($0) }.map(String.init) })
    let formatter = DateFormatter()
    formatter.locale = locale
    let names: [[String]?] = [
      formatter.monthSymbols, formatter.shortMonthSymbols, formatter.standaloneMonthSymbols,
      formatter.weekdaySymbols, formatter.shortWeekdaySymbols, formatter.standaloneWeekdaySymbols,
    ]
    dates = Set(
      names.compactMap(\.self).flatMap(\.self)
        .map { $0.lowercased().trimmingCharacters(in: ["."]) })
  }
}
