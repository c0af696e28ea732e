import Foundation
import PostgreSQL
import PostgresEventStore

/// The state of the log and the read models, in the text format of Prometheus.
package struct Metrics: Sendable {
  private struct Metric {
    let name: String
    var type = "gauge"
    let help: String
    /// What the values belong to.
    var label = "projection"
    /// The values by read model or destination; nil for a value of the log.
    let values: [(name: String?, value: Double)]
  }

  private let metrics: [Metric]

  init(
    lastPosition: Int64, watermark: Int64, heldSeconds: Double, models: [ProjectionStatus],
    schedules: ScheduleStatus, destinations: [DestinationStatus]
  ) {
    func each(_ value: (ProjectionStatus) -> Double) -> [(name: String?, value: Double)] {
      models.map { ($0.name, value($0)) }
    }
    func all(_ value: (DestinationStatus) -> Double) -> [(name: String?, value: Double)] {
      destinations.map { ($0.destination.name, value($0)) }
    }
    metrics = [
      Metric(
        name: "log_last_position", help: "The last position that a writer has taken.",
        values: [(nil, Double(lastPosition))]),
      Metric(
        name: "log_watermark", help: "The position up to which the log can be read.",
        values: [(nil, Double(watermark))]),
      Metric(
        name: "log_watermark_held_seconds",
        help: "For how long a writer has held the watermark back; 0 when none does.",
        values: [(nil, heldSeconds)]),
      Metric(
        name: "projection_checkpoint", help: "The position that the live build has applied.",
        values: each { Double($0.live?.checkpoint ?? 0) }),
      Metric(
        name: "projection_events_total", type: "counter",
        help: "Events that the live build has applied, or holds back in quarantine.",
        values: each { Double($0.live?.events ?? 0) }),
      Metric(
        name: "projection_lag_events", help: "Events that the live build has not applied.",
        values: each { Double($0.waiting) }),
      Metric(
        name: "projection_lag_seconds", help: "Age of the oldest event not applied.",
        values: each { $0.lagSeconds ?? 0 }),
      Metric(
        name: "projection_version", help: "Version of the projection that made the live build.",
        values: each { Double($0.live?.version ?? 0) }),
      Metric(
        name: "projection_build", help: "Number of the live build.",
        values: each { Double($0.live?.number ?? 0) }),
      Metric(
        name: "projection_quarantined_streams",
        help: "Articles in which the live build has stopped.",
        values: each { Double($0.quarantined.count) }),
      Metric(
        name: "schedules_waiting", help: "Schedules neither carried out nor refused.",
        values: [(nil, Double(schedules.waiting))]),
      Metric(
        name: "schedules_due", help: "Schedules that are due and wait for a worker to publish.",
        values: [(nil, Double(schedules.due))]),
      Metric(
        name: "schedules_refused", help: "Schedules that a rule refused, left for an admin.",
        values: [(nil, Double(schedules.refused))]),
      Metric(
        name: "deliveries_waiting", help: "Deliveries that are waiting or under way.",
        label: "destination", values: all { Double($0.waiting) }),
      Metric(
        name: "deliveries_waiting_seconds", help: "For how long the oldest of them has waited.",
        label: "destination",
        values: all { $0.waitingSince.map { -$0.timeIntervalSinceNow } ?? 0 }),
      Metric(
        name: "deliveries_dead", help: "Deliveries that were given up, left for an admin.",
        label: "destination", values: all { Double($0.dead) }),
      Metric(
        name: "deliveries_takedowns",
        help: "Those among both that take a text away, such as a kill.", label: "destination",
        values: all { Double($0.takedowns) }),
      Metric(
        name: "destination_active", help: "1 for an active destination, 0 for another.",
        label: "destination", values: all { $0.destination.state == .active ? 1 : 0 }),
    ]
  }

  /// One line per value, after a line of help and one of type.
  package var text: String {
    metrics.map { metric in
      let name = "galley_\(metric.name)"
      let lines = metric.values.map { owner, value in
        let label = owner.map { "{\(metric.label)=\"\($0)\"}" } ?? ""
        return "\(name)\(label) \(Self.number(value))\n"
      }
      return "# HELP \(name) \(metric.help)\n# TYPE \(name) \(metric.type)\n" + lines.joined()
    }.joined()
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() ? String(Int64(value)) : String(format: "%.3f", value)
  }
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
