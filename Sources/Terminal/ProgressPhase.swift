/// One phase of a progress bar and the text of its line.
struct ProgressPhase {
  let name: String
  let total: Int?
  let unit: String
  let started: ContinuousClock.Instant

  /// - Parameter width: In cells. A bar fills what the words leave. Nil for the words only, without
  ///   a limit.
  func line(count: Int, at now: ContinuousClock.Instant, width: Int?) -> String {
    let numbers = numbers(count: count, elapsed: started.duration(to: now))
    guard let width else { return "\(name): \(numbers)" }
    let room = width - DisplayWidth(of: name).cells - DisplayWidth(of: numbers).cells - 4
    guard let share = share(of: count), room >= 12 else {
      return TruncatedText("\(name)  \(numbers)", cells: width).description
    }
    let length = min(room - 2, 40)
    let filled = Int(Double(length) * share)
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: length - filled)
    return "\(name)  [\(bar)]  \(numbers)"
  }

  private func numbers(count: Int, elapsed: Duration) -> String {
    var parts: [String] = []
    if let share = share(of: count) { parts.append("\(Int(share * 100)) %") }
    parts.append(
      total.map { "\(count.grouped)/\($0.grouped) \(unit)" } ?? "\(count.grouped) \(unit)")
    let rate = elapsed > .zero ? Double(count) / (elapsed / .seconds(1)) : 0
    if rate >= 1 {
      parts.append("\(Int(rate).grouped)/s")
      if let total, total > count {
        parts.append("\(Self.duration(seconds: Double(total - count) / rate)) left")
      }
    }
    return parts.joined(separator: "  ")
  }

  /// From 0 to 1; nil when the total is unknown.
  private func share(of count: Int) -> Double? {
    guard let total else { return nil }
    return total > 0 ? min(1, Double(count) / Double(total)) : 1
  }

  /// The duration in its two largest units: "7s", "1m 05s", "2h 03m".
  private static func duration(seconds: Double) -> String {
    let whole = Int(min(seconds.rounded(.up), 359_999))
    let (hours, minutes, rest) = (whole / 3600, whole / 60 % 60, whole % 60)
    let twoDigits = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
    if hours > 0 { return "\(hours)h \(twoDigits(minutes))m" }
    return minutes > 0 ? "\(minutes)m \(twoDigits(rest))s" : "\(rest)s"
  }
}

extension Int {
  /// The number with commas between thousands.
  fileprivate var grouped: String {
    var text = ""
    for (index, digit) in String(self).reversed().enumerated() {
      if index > 0, index % 3 == 0, digit != "-" { text.append(",") }
      text.append(digit)
    }
    return String(text.reversed())
  }
}
