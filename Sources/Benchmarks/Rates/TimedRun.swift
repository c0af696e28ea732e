import Foundation
package import JSON

/// The same work repeated for some seconds.
package struct TimedRun: Hashable, Sendable {
  package let perSecond: Double
  package let times: Quantiles

  init(_ times: [Duration], seconds: Double) {
    perSecond = Double(times.count) / seconds
    self.times = Quantiles(times)
  }

  /// The run with the median rate.
  static func median(of runs: [TimedRun]) -> TimedRun {
    runs.sorted { $0.perSecond < $1.perSecond }[runs.count / 2]
  }
}

/// Quantiles of a set of times, in milliseconds.
package struct Quantiles: Hashable, Sendable {
  package let p50: Double
  package let p90: Double
  package let p99: Double
  package let p999: Double
  package let maximum: Double

  init(_ durations: [Duration]) {
    let sorted = durations.map { $0 / .milliseconds(1) }.sorted()
    func at(_ share: Double) -> Double {
      sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
    }
    p50 = at(0.5)
    p90 = at(0.9)
    p99 = at(0.99)
    p999 = at(0.999)
    maximum = sorted.last ?? 0
  }
}

extension Quantiles: JSONDescribed {
  package static let json = JSONDescription<Quantiles>(
    "Quantiles", "Quantiles of a set of times, in milliseconds.",
    [
      JSONMember("p50", "The median.", \.p50),
      JSONMember("p90", "The 90th percentile.", \.p90),
      JSONMember("p99", "The 99th percentile.", \.p99),
      JSONMember("p999", "The 99.9th percentile.", \.p999),
      JSONMember("maximum", "The longest time.", \.maximum),
    ])
}

extension TimedRun: JSONDescribed {
  package static let json = JSONDescription<TimedRun>(
    "TimedRun", "Some seconds of the same work.",
    [
      JSONMember("perSecond", "How much was done per second.", \.perSecond),
      JSONMember("times", "The time of each piece of work.", \.times),
    ])
}
