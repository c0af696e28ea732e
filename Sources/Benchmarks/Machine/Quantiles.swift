import Foundation
package import JSON

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
