import Editorial
import EventSourcing
package import PostgreSQL
import PostgresEventStore
package import Syndication

extension Member {
  /// Opens connections that keep deliveries, each acting as `galley_projector`.
  ///
  /// - Throws: ``Failure`` if this login may not act as that role.
  package func deliveryConnections() throws -> @Sendable () throws -> Connection {
    guard projecting != .no else {
      throw Failure(
        .forbidden, "a worker must be able to write read models, and \(actor.name) may not",
        .joinProjectors(actor.name))
    }
    return try replayResources(ReplayLimits(workers: 1)).connect
  }
}

extension Publisher {
  /// The publisher that the newsroom's settings name at this moment.
  package static func present(on connection: inout Connection) throws -> Publisher {
    let changes = try LogReader.stream(
      NewsroomSettings.stream.id, through: .max, on: &connection)
    return Publisher(NewsroomSettings().folding(changes))
  }
}
