import Foundation

/// So many seconds of the same work.
package struct TimedRun: Hashable, Sendable, Encodable {
  package let perSecond: Double
  package let times: Quantiles

  init(_ times: [Duration], seconds: Int) {
    perSecond = Double(times.count) / Double(seconds)
    self.times = Quantiles(times)
  }

  /// The run in the middle by its rate.
  static func median(of runs: [TimedRun]) -> TimedRun {
    runs.sorted { $0.perSecond < $1.perSecond }[runs.count / 2]
  }
}
