import Newsroom
import Synchronization

/// How many requests were answered, and how long that took, since the process began.
final class RequestMetrics: Sendable {
  enum Interface: String, CaseIterable { case desk, api }

  /// The upper bounds of the histogram, in seconds.
  static let bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

  private struct Series {
    /// By the first digit of the status.
    var statuses: [Int: Int] = [:]
    /// The answers that took no longer than each bound, but longer than the one before.
    var buckets = [Int](repeating: 0, count: RequestMetrics.bounds.count)
    var count = 0
    var seconds = 0.0
  }

  private let series = Mutex<[Interface: Series]>([:])

  func record(_ interface: Interface, status: Int, seconds: Double) {
    series.withLock { series in
      var changed = series[interface] ?? Series()
      changed.statuses[status / 100, default: 0] += 1
      if let bucket = Self.bounds.firstIndex(where: { seconds <= $0 }) {
        changed.buckets[bucket] += 1
      }
      changed.count += 1
      changed.seconds += seconds
      series[interface] = changed
    }
  }

  /// In the text format of Prometheus.
  var text: String {
    let series = series.withLock { $0 }
    let all = Interface.allCases.map { ($0.rawValue, series[$0] ?? Series()) }
    return [
      PrometheusMetric(
        "requests_total", type: "counter", help: "Requests that were answered, by status.",
        values: all.flatMap { interface, series in
          series.statuses.sorted { $0.key < $1.key }.map {
            .init(Double($0.value), labels: ["interface": interface, "status": "\($0.key)xx"])
          }
        }),
      PrometheusMetric(
        "request_seconds", type: "histogram", help: "How long the answers took.",
        values: all.flatMap { Self.histogram(of: $0, $1) }),
    ].map(\.text).joined()
  }

  private static func histogram(of interface: String, _ series: Series) -> [PrometheusMetric.Value]
  {
    var sum = 0
    let buckets = zip(bounds, series.buckets).map { bound, count in
      sum += count
      return PrometheusMetric.Value(
        Double(sum), suffix: "_bucket", labels: ["interface": interface, "le": "\(bound)"])
    }
    return buckets + [
      .init(
        Double(series.count), suffix: "_bucket", labels: ["interface": interface, "le": "+Inf"]),
      .init(series.seconds, suffix: "_sum", labels: ["interface": interface]),
      .init(Double(series.count), suffix: "_count", labels: ["interface": interface]),
    ]
  }
}
