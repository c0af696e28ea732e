import Foundation

/// What a set of times comes to, in milliseconds.
package struct Quantiles: Hashable, Sendable, Encodable {
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
