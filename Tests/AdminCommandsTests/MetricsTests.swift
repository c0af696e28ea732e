import EditorialReadModels
import PostgresEventStore
import TestSupport
import Testing

/// What a monitoring system reads.
@Suite(.database) struct MetricsTests {
  let office = Office()

  @Test func `metrics name every read model, in the text form of Prometheus`() async throws {
    try await office.publish()
    _ = try await office.text("projection", "status", "--digests")
    let metrics = try await office.text("status", "--metrics")
    let lines = metrics.split(separator: "\n")
    for line in lines where !line.hasPrefix("#") {
      #expect(
        line.wholeMatch(of: /galley_[a-z_]+(\{projection="[a-z]+"\})? -?[0-9.]+/) != nil, "\(line)")
    }
    for model in ReadModels.all {
      #expect(lines.contains("galley_projection_checkpoint{projection=\"\(model.name)\"} 4"))
    }
    #expect(lines.contains("galley_log_last_position 4"))
    #expect(lines.contains("# TYPE galley_log_last_position gauge"))
  }
}
