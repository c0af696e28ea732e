import Editorial
import EditorialReadModels
import EventSourcing
import Foundation
import PostgreSQL
import PostgresEventStore

extension Newsroom {
  /// How the read models stand to the log.
  package func projections() async throws -> [ProjectionStatus] {
    try await pool.withConnection { connection in
      let watermark = try Watermark.read(on: &connection)
      let builds = try BuildBook.builds(on: &connection)
      return try ReadModels.all.map { model in
        let live = builds.first { $0.projection == model.name && $0.status == .live }
        let waiting: Int = try connection.execute(
          """
          SELECT count(*) FROM galley.events
          WHERE position > \(live?.checkpoint ?? 0) AND position <= \(watermark)
          """)[0].value(at: 0)
        return ProjectionStatus(
          name: model.name, version: model.version, tables: model.tableNames, live: live,
          former: builds.last { $0.projection == model.name && $0.status == .former },
          shadow: builds.last { $0.projection == model.name && $0.status == .building },
          watermark: watermark, waiting: waiting)
      }
    }
  }
}
