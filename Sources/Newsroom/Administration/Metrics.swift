import Editorial
import Foundation
import PostgreSQL
import PostgresEventStore

/// The state of the log and the read models, in the text format of Prometheus.
package struct Metrics: Sendable {
  private let metrics: [PrometheusMetric]

  init(
    lastPosition: Int64, watermark: Int64, heldSeconds: Double, models: [ProjectionStatus],
    schedules: ScheduleStatus, destinations: [DestinationStatus]
  ) {
    func each(_ value: (ProjectionStatus) -> Double) -> [PrometheusMetric.Value] {
      models.map { .init(value($0), labels: ["projection": $0.name]) }
    }
    func all(_ value: (DestinationStatus) -> Double) -> [PrometheusMetric.Value] {
      destinations.map { .init(value($0), labels: ["destination": $0.destination.name]) }
    }
    metrics = [
      PrometheusMetric(
        "log_last_position", help: "The last position that a writer has taken.",
        values: [.init(Double(lastPosition))]),
      PrometheusMetric(
        "log_watermark", help: "The position up to which the log can be read.",
        values: [.init(Double(watermark))]),
      PrometheusMetric(
        "log_watermark_held_seconds",
        help: "For how long a writer has held the watermark back; 0 when none does.",
        values: [.init(heldSeconds)]),
      PrometheusMetric(
        "projection_checkpoint", help: "The position that the live build has applied.",
        values: each { Double($0.live?.checkpoint ?? 0) }),
      PrometheusMetric(
        "projection_events_total", type: "counter",
        help: "Events that the live build has applied, or holds back in quarantine.",
        values: each { Double($0.live?.events ?? 0) }),
      PrometheusMetric(
        "projection_lag_events", help: "Events that the live build has not applied.",
        values: each { Double($0.waiting) }),
      PrometheusMetric(
        "projection_lag_seconds", help: "Age of the oldest event not applied.",
        values: each { $0.lagSeconds ?? 0 }),
      PrometheusMetric(
        "projection_version", help: "Version of the projection that made the live build.",
        values: each { Double($0.live?.version ?? 0) }),
      PrometheusMetric(
        "projection_build", help: "Number of the live build.",
        values: each { Double($0.live?.number ?? 0) }),
      PrometheusMetric(
        "projection_quarantined_streams",
        help: "Articles in which the live build has stopped.",
        values: each { Double($0.quarantined.count) }),
      PrometheusMetric(
        "schedules_waiting", help: "Schedules neither carried out nor refused.",
        values: [.init(Double(schedules.waiting))]),
      PrometheusMetric(
        "schedules_due", help: "Schedules that are due and wait for a worker to publish.",
        values: [.init(Double(schedules.due))]),
      PrometheusMetric(
        "schedules_refused", help: "Schedules that a rule refused, left for an admin.",
        values: [.init(Double(schedules.refused))]),
      PrometheusMetric(
        "deliveries_waiting", help: "Deliveries that are waiting or under way.",
        values: all { Double($0.waiting) }),
      PrometheusMetric(
        "deliveries_waiting_seconds", help: "For how long the oldest of them has waited.",
        values: all { $0.waitingSince.map { -$0.timeIntervalSinceNow } ?? 0 }),
      PrometheusMetric(
        "deliveries_dead", help: "Deliveries that were given up, left for an admin.",
        values: all { Double($0.dead) }),
      PrometheusMetric(
        "deliveries_takedowns",
        help: "Those among both that take a text away, such as a kill.",
        values: all { Double($0.takedowns) }),
      PrometheusMetric(
        "destination_active", help: "1 for an active destination, 0 for another.",
        values: all { $0.destination.state == .active ? 1 : 0 }),
    ]
  }

  package var text: String { metrics.map(\.text).joined() }
}

extension Member {
  package func metrics() async throws -> Metrics {
    let models = try await projections()
    let holder = try await watermarkHolder()
    let schedules = try await schedules()
    let destinations = try await destinations()
    let (last, watermark) = try await withConnection { connection in
      (try Watermark.lastPosition(on: &connection), try Watermark.read(on: &connection))
    }
    return Metrics(
      lastPosition: last, watermark: watermark, heldSeconds: holder.map { $0.seconds ?? 0 } ?? 0,
      models: models, schedules: schedules, destinations: destinations)
  }
}

extension Newsroom {
  /// The metrics, for a process that reads with its own login.
  package func metrics() async throws -> Metrics {
    try await Member(reading: self, actor: Actor(name: "", role: .auditor)).metrics()
  }
}
