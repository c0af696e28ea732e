import Editorial
import EditorialReadModels
import EventSourcing
import Foundation
import PostgreSQL
package import PostgresEventStore

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

  /// Makes a read model again from the log, beside the live one, and swaps it in.
  ///
  /// - Parameter progress: Takes the events folded and the events there are.
  /// - Returns: The build that serves now.
  package func rebuild(
    _ name: String,
    progress: @Sendable @escaping (_ events: Int, _ total: Int) -> Void = { _, _ in }
  ) async throws -> Build {
    guard let model = ReadModels.named(name) else {
      let names = ReadModels.all.map { $0.name }.joined(separator: ", ")
      throw NewsroomError(.failed, "there is no read model '\(name)'; there are \(names)")
    }
    guard projecting != .no, actor.role == .admin else {
      throw NewsroomError(.notPermitted, "only an admin may rebuild a read model")
    }
    let projecting = projecting
    return try await pool.withConnection { connection in
      var build: Build?
      try connection.projecting(as: projecting) { connection in
        build = try Self.rebuild(model, on: &connection, progress: progress)
      }
      guard let build else {
        throw NewsroomError(.notPermitted, "this login is no member of galley_projector")
      }
      return build
    }
  }

  private static func rebuild<P: ArticleProjection>(
    _ model: P.Type, on connection: inout Connection, progress: (Int, Int) -> Void
  ) throws -> Build {
    let rebuild = Rebuild(projector: Projector(codec: ArticleEventCodec()))
    return try rebuild.run(model, on: &connection) { progress($0.events, $0.total) }.build
  }
}
