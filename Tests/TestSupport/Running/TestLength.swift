import Foundation

/// How much a test does. `GALLEY_LONG_TESTS=1` asks for the longer versions, which a person starts by
/// hand.
package enum TestLength {
  package static let isLong = ProcessInfo.processInfo.environment["GALLEY_LONG_TESTS"] == "1"

  /// - Returns: `usual`, or `long` where the longer versions are asked for.
  package static func count(_ usual: Int, long: Int) -> Int { isLong ? long : usual }
}
