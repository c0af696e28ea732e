import Editorial

/// A date: `2026-12-24`, `24 Dec`, `December 24th 2026`, `24/12/2026`.
struct DatePhrase {
  let day: TimePhrase.Day

  /// Nil if the token begins no date.
  ///
  /// - Parameter rest: The tokens that follow; the phrase takes those that belong to it.
  /// - Throws: ``TimeError`` for a date that does not exist or has two meanings.
  init?(
    _ token: TimeToken, _ rest: inout ArraySlice<TimeToken>, of text: String
  ) throws(TimeError) {
    switch token.shape {
    case "9-9-9", "9/9/9":
      if token.digits == [4, 2, 2] {
        let numbers = token.numbers
        day = try Self.day(numbers[2], month: numbers[1], year: numbers[0], of: text)
      } else if token.shape == "9/9/9", token.digits[2] == 4 {
        day = try Self.slashed(token, year: token.numbers[2], of: text)
      } else {
        return nil
      }
    case "9/9": day = try Self.slashed(token, year: nil, of: text)
    case _ where Self.isDayOfMonth(token):
      guard let name = rest.popFirst(), let month = Self.month(name) else { return nil }
      day = try Self.day(token.numbers[0], month: month, year: Self.year(&rest), of: text)
    default:
      guard let month = Self.month(token), let number = rest.popFirst(),
        Self.isDayOfMonth(number)
      else { return nil }
      day = try Self.day(number.numbers[0], month: month, year: Self.year(&rest), of: text)
    }
  }

  private static func isDayOfMonth(_ token: TimeToken) -> Bool {
    ["9", "9.", "9st", "9nd", "9rd", "9th"].contains(token.shape) && token.digits[0] <= 2
  }

  private static func month(_ token: TimeToken) -> Int? {
    TimeNames.month(token.text.hasSuffix(".") ? String(token.text.dropLast()) : token.text)
  }

  private static func year(_ rest: inout ArraySlice<TimeToken>) -> Int? {
    guard let token = rest.first, token.shape == "9", token.digits == [4] else { return nil }
    rest.removeFirst()
    return token.numbers[0]
  }

  private static func day(
    _ day: Int, month: Int, year: Int?, of text: String
  ) throws(TimeError) -> TimePhrase.Day {
    // The year 2000 had a 29 February.
    guard let date = CalendarDate(year: year ?? 2000, month: month, day: day) else {
      throw .impossible(text)
    }
    return year == nil ? .yearless(month: month, day: day) : .date(date)
  }

  /// Some countries write the day first, others the month.
  private static func slashed(
    _ token: TimeToken, year: Int?, of text: String
  ) throws(TimeError) -> TimePhrase.Day {
    let (first, second) = (token.numbers[0], token.numbers[1])
    let isDayFirst = (1...12).contains(second)
    let isMonthFirst = (1...12).contains(first)
    if isDayFirst, isMonthFirst, first != second {
      throw .ambiguous(
        text,
        choices: [(first, second), (second, first)].map { day, month in
          "\(day) \(TimeNames.months[month - 1])" + (year.map { " \($0)" } ?? "")
        })
    }
    return isDayFirst
      ? try self.day(first, month: second, year: year, of: text)
      : try self.day(second, month: first, year: year, of: text)
  }
}
