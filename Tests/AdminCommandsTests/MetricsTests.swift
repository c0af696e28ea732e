import EditorialReadModels
import PostgresEventStore
import TestSupport
import Testing

/// The metrics for a monitoring system.
@Suite(.database) struct MetricsTests {
  let office = Office()

  @Test func `metrics name every read model, in the text form of Prometheus`() async throws {
    try await office.publish()
    _ = try await office.text("projection", "status", "--digests")
    let metrics = try await office.text("status", "--format", "prometheus")
    let lines = metrics.split(separator: "\n")
    for line in lines where !line.hasPrefix("#") {
      #expect(
        line.wholeMatch(of: /galley_[a-z_]+(\{projection="[a-z]+"\})? -?[0-9.]+/) != nil, "\(line)")
    }
    for model in ReadModels.all {
      #expect(lines.contains("galley_projection_checkpoint{projection=\"\(model.name)\"} 4"))
    }
    #expect(lines.contains("# TYPE galley_projection_events_total counter"))
    #expect(lines.contains("galley_projection_events_total{projection=\"board\"} 4"))
    for metric in ["waiting", "due", "refused"] {
      #expect(lines.contains("galley_schedules_\(metric) 0"))
    }
    #expect(lines.contains("galley_log_last_position 4"))
    #expect(lines.contains("# TYPE galley_log_last_position gauge"))
  }

  @Test(arguments: [
    ["list", "--format", "prometheus"], ["--format", "prometheus", "projection", "status"],
  ])
  func `a command without metrics refuses their format`(words: [String]) async throws {
    let outcome = try await GalleyBinary().run(words)
    #expect(outcome.exitCode == 64)
    #expect(outcome.stdout.isEmpty)
    #expect(
      outcome.stderr.contains(
        "'--format <format>': please provide one of 'table', 'json', 'ndjson'"))
  }

  @Test func `the format may be given before the command`() async throws {
    let metrics = try await office.text("--format", "prometheus", "status")
    #expect(metrics.hasPrefix("# HELP galley_log_last_position "))
  }

  @Test(arguments: [("022", "644"), ("027", "640"), ("077", "600")])
  func `a file of metrics has the mode that the umask allows`(mask: String, mode: String)
    async throws
  {
    let outcome = try await GalleyBinary().shell(
      """
      umask \(mask)
      "$GALLEY" --as anna worker --metrics-file metrics 2>notices & worker=$!
      follows() { kill -0 $worker || exit 9; [ -s metrics ] && grep -q following notices; }
      wait_until follows
      stat -c %a metrics; kill $worker; wait $worker
      """, environment: ["GALLEY_DATABASE_URL": office.database.url()])
    #expect(outcome.exitCode == 0, "\(outcome.stderr)")
    #expect(outcome.stdout == "\(mode)\n")
  }
}
