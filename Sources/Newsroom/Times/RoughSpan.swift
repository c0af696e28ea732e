package import Foundation

/// A time span in its largest complete unit, without a fraction: `3 h`. A year has 365 days.
package struct RoughSpan: Hashable, Sendable {
  package let words: String

  /// - Parameter seconds: Not negative.
  package init(_ seconds: TimeInterval) {
    let whole = Int(min(seconds, 1e12))
    words =
      switch whole {
      case ..<60: "\(whole) s"
      case ..<3_600: "\(whole / 60) min"
      case ..<86_400: "\(whole / 3_600) h"
      case ..<31_536_000: "\(whole / 86_400) d"
      default: "\(whole / 31_536_000) y"
      }
  }

  /// The distance from one instant to another: `3 h ago`, `in 2 d`, or `now`.
  package static func distance(of instant: Date, from now: Date) -> String {
    let distance = instant.timeIntervalSince(now)
    guard abs(distance) >= 1 else { return "now" }
    let span = RoughSpan(abs(distance)).words
    return distance < 0 ? "\(span) ago" : "in \(span)"
  }
}
