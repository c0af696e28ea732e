/// A duration in words.
struct TimeSpan {
  let seconds: Double

  init(_ seconds: Double) { self.seconds = seconds }

  /// In the largest unit that fits and the next smaller one, without a fraction: `2 h 14 min`.
  var words: String {
    let whole = Int(min(max(0, seconds), 1e12))
    let parts = [
      (whole / 86_400, "d"), (whole / 3_600 % 24, "h"), (whole / 60 % 60, "min"), (whole % 60, "s"),
    ]
    guard let first = parts.firstIndex(where: { $0.0 > 0 }) else { return "0 s" }
    return parts[first...].prefix(2).filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
      .joined(separator: " ")
  }
}
