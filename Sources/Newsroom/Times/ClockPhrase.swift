/// A time of day with digits: `6:00`, `6.30`, `17h30`, `6 pm`.
struct ClockPhrase {
  /// After midnight.
  let second: Int
  let isUTC: Bool

  /// Nil if the token is not a time of day.
  ///
  /// - Parameter rest: The tokens that follow; the phrase takes those that belong to it.
  /// - Throws: ``TimeError`` for a time of day that does not exist or has two meanings.
  init?(
    _ token: TimeToken, _ rest: inout ArraySlice<TimeToken>, of text: String
  ) throws(TimeError) {
    var shape = token.shape
    if shape.hasPrefix("9"), let half = rest.first?.text, half == "am" || half == "pm" {
      shape += half
      rest.removeFirst()
    }
    let numbers = token.numbers
    let half = ["am", "pm"].first(where: shape.hasSuffix)
    isUTC = shape == "9:9z"
    switch half.map({ String(shape.dropLast($0.count)) }) ?? shape {
    case "9:9", "9.9", "9h9", "9:9z", "9:9:9":
      guard token.digits[0] <= 2, token.digits.dropFirst().allSatisfy({ $0 == 2 }) else {
        return nil
      }
    case "9" where half != nil: break
    default: return nil
    }
    var (hour, minute) = (numbers[0], numbers.count > 1 ? numbers[1] : 0)
    let second = numbers.count > 2 ? numbers[2] : 0
    if let half {
      guard (1...12).contains(hour) else { throw .impossible(text) }
      if hour == 12, minute == 0 { throw .ambiguous(text, choices: ["00:00", "12:00"]) }
      hour = hour % 12 + (half == "pm" ? 12 : 0)
    }
    guard hour < 24, minute < 60, second < 60 else { throw .impossible(text) }
    self.second = (hour * 60 + minute) * 60 + second
  }
}
