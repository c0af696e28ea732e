import Testing

@testable import AdminCommands

@Suite struct RequestMetricsTests {
  @Test func `requests are counted by interface, status and time`() {
    let metrics = RequestMetrics()
    metrics.record(.desk, status: 200, seconds: 0.004)
    metrics.record(.desk, status: 303, seconds: 0.02)
    metrics.record(.desk, status: 200, seconds: 60)
    metrics.record(.api, status: 404, seconds: 0.3)
    let lines = metrics.text.split(separator: "\n").map(String.init)
    for line in [
      #"galley_requests_total{interface="desk",status="2xx"} 2"#,
      #"galley_requests_total{interface="desk",status="3xx"} 1"#,
      #"galley_requests_total{interface="api",status="4xx"} 1"#,
      #"galley_request_seconds_bucket{interface="desk",le="0.005"} 1"#,
      #"galley_request_seconds_bucket{interface="desk",le="0.025"} 2"#,
      #"galley_request_seconds_bucket{interface="desk",le="10.0"} 2"#,
      #"galley_request_seconds_bucket{interface="desk",le="+Inf"} 3"#,
      #"galley_request_seconds_sum{interface="desk"} 60.024"#,
      #"galley_request_seconds_count{interface="api"} 1"#,
    ] { #expect(lines.contains(line), "\(line) is not in \(metrics.text)") }
  }
}
