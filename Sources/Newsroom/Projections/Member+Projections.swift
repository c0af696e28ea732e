import Editorial
import EditorialReadModels
import EventSourcing
import Foundation
import PostgreSQL
import PostgresEventStore

extension Member {
  /// How far the read models have followed the log.
  package func projections() async throws -> [ProjectionStatus] {
    try await withConnection { connection in
      let watermark = try Watermark.read(on: &connection)
      let builds = try BuildRegistry.builds(on: &connection)
      let rates = try BuildRegistry.rates(on: &connection)
      return try ReadModels.all.map { model in
        let live = builds.first { $0.projection == model.name && $0.status == .live }
        let lag = try connection.execute(
          """
          SELECT count(*), extract(epoch FROM clock_timestamp() - min(recorded_at))::float8
          FROM galley.events WHERE position > \(live?.checkpoint ?? 0)
          """)[0]
        return ProjectionStatus(
          name: model.name, version: model.version, tables: model.tableNames, live: live,
          former: builds.last { $0.projection == model.name && $0.status == .former },
          shadow: builds.last { $0.projection == model.name && $0.status == .building },
          watermark: watermark, waiting: try lag.value(at: 0), lagSeconds: try lag.value(at: 1),
          rate: rates[model.name] ?? 0,
          quarantined: try live.map { try Quarantine.streams(of: $0, on: &connection) } ?? [])
      }
    }
  }

  /// The writer that holds the watermark below the last position; nil if there is none.
  package func watermarkHolder() async throws -> WatermarkHolder? {
    try await withConnection { try WatermarkHolder.present(on: &$0) }
  }
}
