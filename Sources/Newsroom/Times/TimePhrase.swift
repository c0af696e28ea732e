import Editorial

/// A day, a time of day, or both, as people name them: `Friday 17:00`, `24 Dec`, `noon`.
struct TimePhrase {
  enum Day {
    /// A number of days from today.
    case fromToday(Int)
    /// From 0 for Monday.
    case weekday(Int, Order)
    case date(CalendarDate)
    case yearless(month: Int, day: Int)
  }

  enum Order {
    case nearest, next, last
  }

  private(set) var day: Day?
  /// The weekday that was given with a date.
  private(set) var weekday: Int?
  /// The time of day, in seconds after midnight.
  private(set) var second: Int?
  /// Midnight was given as a word, which does not say of which day.
  private(set) var isMidnight = false
  private(set) var isTonight = false
  private(set) var isUTC = false

  /// - Throws: ``TimeError``
  init(_ text: String) throws(TimeError) {
    var tokens: ArraySlice<TimeToken> = []
    for word in text.replacing(",", with: " ").split(whereSeparator: \.isWhitespace) {
      guard let token = TimeToken(word) else { throw .notATime(text) }
      tokens.append(token)
    }
    while let token = tokens.popFirst() {
      guard try take(token, &tokens, of: text) else { throw .notATime(text) }
    }
    guard day != nil || second != nil else { throw .notATime(text) }
  }

  /// - Returns: Whether the token belongs to a time.
  private mutating func take(
    _ token: TimeToken, _ rest: inout ArraySlice<TimeToken>, of text: String
  ) throws(TimeError) -> Bool {
    switch token.text {
    case "at", "on": return true
    case "utc", "gmt":
      isUTC = true
      return true
    case "today": return set(.fromToday(0))
    case "tonight":
      isTonight = true
      return set(.fromToday(0))
    case "tomorrow": return set(.fromToday(1))
    case "yesterday": return set(.fromToday(-1))
    case "noon", "midday": return set(second: 12 * 3600)
    case "midnight":
      isMidnight = true
      return set(second: 0)
    case "next", "last", "this":
      guard let name = rest.popFirst(), let weekday = TimeNames.weekday(name.text) else {
        return false
      }
      let order: Order =
        switch token.text {
        case "next": .next
        case "last": .last
        default: .nearest
        }
      return set(.weekday(weekday, order))
    default: break
    }
    if let weekday = TimeNames.weekday(token.text) { return set(.weekday(weekday, .nearest)) }
    if let clock = try ClockPhrase(token, &rest, of: text) {
      if day == nil, rest.isEmpty, let date = token.dottedDate {
        throw .ambiguous(text, choices: [token.text.replacing(".", with: ":"), date])
      }
      isUTC = isUTC || clock.isUTC
      return set(second: clock.second)
    }
    return try DatePhrase(token, &rest, of: text).map { set($0.day) } ?? false
  }

  /// - Returns: Whether there was no other day. A weekday may come with a date.
  private mutating func set(_ new: Day) -> Bool {
    switch (day, new) {
    case (nil, _): day = new
    case (.weekday(let name, .nearest), .date), (.weekday(let name, .nearest), .yearless):
      (day, weekday) = (new, name)
    case (.date, .weekday(let name, .nearest)), (.yearless, .weekday(let name, .nearest)):
      weekday = name
    default: return false
    }
    return true
  }

  private mutating func set(second new: Int) -> Bool {
    guard second == nil else { return false }
    second = new
    return true
  }
}

extension TimeToken {
  /// `10 Dec` for `10.12`, which can be a time of day or a date; nil if it can only be a time of day.
  fileprivate var dottedDate: String? {
    guard shape == "9.9", (1...31).contains(numbers[0]), (1...12).contains(numbers[1]) else {
      return nil
    }
    return "\(numbers[0]) \(TimeNames.months[numbers[1] - 1])"
  }
}
