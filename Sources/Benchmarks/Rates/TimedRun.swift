import Foundation
package import JSON

/// Some seconds of the same work.
package struct TimedRun: Hashable, Sendable {
  package let perSecond: Double
  package let times: Quantiles

  init(_ times: [Duration], seconds: Double) {
    perSecond = Double(times.count) / seconds
    self.times = Quantiles(times)
  }

  /// The run in the middle by its rate.
  static func median(of runs: [TimedRun]) -> TimedRun {
    runs.sorted { $0.perSecond < $1.perSecond }[runs.count / 2]
  }
}

extension TimedRun: JSONDescribed {
  package static let json = JSONDescription<TimedRun>(
    "TimedRun", "Some seconds of the same work.",
    [
      JSONMember("perSecond", "How much was done per second.", \.perSecond),
      JSONMember("times", "The time of each piece of work.", \.times),
    ])
}
