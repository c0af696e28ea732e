/// A distance from now: `+8h`, `in 2 days`, `90 min ago`, `+1h30m`.
struct TimeDistance: Hashable {
  enum Direction {
    case later
    case earlier
    /// Not written; the context says which.
    case either
  }

  /// Calendar days. The time of day stays the same when clocks change in between.
  private(set) var days = 0
  private(set) var seconds = 0
  let direction: Direction
  /// For `8h`, the number, because it can also be a time of day.
  private(set) var hour: Int?

  /// Nil when `text` is not a distance. `text` is in lower case.
  init?(_ text: String) {
    var rest = text[...]
    var direction = Direction.either
    if let sign = ["+", "in "].first(where: rest.hasPrefix) {
      (rest, direction) = (rest.dropFirst(sign.count), .later)
    } else if rest.hasPrefix("-") {
      (rest, direction) = (rest.dropFirst(), .earlier)
    } else if rest.hasSuffix(" ago") {
      (rest, direction) = (rest.dropLast(4), .earlier)
    } else if rest.hasSuffix(" from now") {
      (rest, direction) = (rest.dropLast(9), .later)
    }
    self.direction = direction
    guard let parts = TimeToken(rest.filter { $0 != " " }, mostDigits: 12),
      !parts.numbers.isEmpty
    else {
      return nil
    }
    let units = parts.shape.split(separator: "9", omittingEmptySubsequences: false)
    guard units.first == "", units.count == parts.numbers.count + 1 else { return nil }
    for (number, unit) in zip(parts.numbers, units.dropFirst()) {
      guard add(number, String(unit)) else { return nil }
    }
    if direction == .either, parts.shape == "9h", parts.numbers[0] < 24 { hour = parts.numbers[0] }
  }

  /// - Returns: Whether the unit is known.
  private mutating func add(_ number: Int, _ unit: String) -> Bool {
    switch unit {
    case "s", "sec", "secs", "second", "seconds": seconds += number
    case "m", "min", "mins", "minute", "minutes": seconds += number * 60
    case "h", "hr", "hrs", "hour", "hours": seconds += number * 3600
    case "d", "day", "days": days += number
    case "w", "wk", "wks", "week", "weeks": days += number * 7
    default: return false
    }
    return true
  }
}
