import Editorial
import EditorialReadModels
import Foundation
import Glibc
import PostgreSQL
import PostgresEventStore

/// Brings read models to where the log is, or waits for whoever does.
struct Freshness: Sendable {
  let models: [ReadModels.Model]
  let projecting: Projecting
  /// How long an answer waits for other writers, or for the process that projects.
  var patience: Duration = .seconds(2)

  /// - Returns: Nil when the models hold all that had been recorded, else what to say of it.
  func bringUp(on connection: inout Connection) throws -> String? {
    let target = try Watermark.lastPosition(on: &connection)
    guard try !behind(target, on: &connection).isEmpty else { return nil }
    let deadline = ContinuousClock.now + patience
    while true {
      if projecting != .no {
        try connection.projecting(as: projecting) { connection in
          _ = try Projector(codec: ArticleEventCodec()).catchUp(models, on: &connection)
        }
      }
      let behind = try behind(target, on: &connection)
      if behind.isEmpty { return nil }
      if ContinuousClock.now > deadline { return try lag(of: behind, target: target) }
      usleep(2_000)
    }
  }

  /// The models that have not applied everything up to `target`, and how far each has come.
  private func behind(
    _ target: Int64, on connection: inout Connection
  ) throws -> [String: Int64] {
    let names = models.map { $0.name }
    let rows = try connection.executePrepared(
      """
      SELECT m.name, coalesce(b.checkpoint, -1)
      FROM unnest(\(names)) AS m(name)
      LEFT JOIN read.builds b ON b.projection = m.name AND b.status = 'live'
      WHERE coalesce(b.checkpoint, -1) < \(target)
      """)
    return Dictionary(
      try rows.map { (try $0.value(at: 0, as: String.self), try $0.value(at: 1, as: Int64.self)) },
      uniquingKeysWith: { first, _ in first })
  }

  private func lag(of behind: [String: Int64], target: Int64) throws -> String {
    if let name = behind.first(where: { $0.value < 0 })?.key {
      throw NewsroomError(
        .unavailable,
        "the read model \(name) has not been built; an owner of the database can run "
          + "'galley projection rebuild \(name)'")
    }
    let checkpoint = behind.values.min() ?? target
    return "this answer is behind: positions \(checkpoint + 1) to \(target) are not in it yet; "
      + "run a galley whose login is a member of galley_projector"
  }
}
