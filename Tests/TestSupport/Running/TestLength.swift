import Foundation

/// The length of tests. `GALLEY_LONG_TESTS=1` selects the longer versions, for runs by hand.
package enum TestLength {
  package static let isLong = ProcessInfo.processInfo.environment["GALLEY_LONG_TESTS"] == "1"

  /// - Returns: `usual`, or `long` if the longer versions are selected.
  package static func count(_ usual: Int, long: Int) -> Int { isLong ? long : usual }
}
