package import EventSourcing
package import PostgreSQL

/// Puts the former build of a read model back, once it has caught up.
package struct Rollback<Codec: EventCodec>: Sendable {
  let projector: Projector<Codec>

  package init(projector: Projector<Codec>) { self.projector = projector }

  /// - Returns: The build that serves now. The one that did is the former.
  /// - Throws: ``RebuildRefusal`` when there is none, it is of another version than this program's,
  ///   or a rebuild is running.
  package func run(
    _ model: Projector<Codec>.Model, on connection: inout Connection
  ) throws -> Build {
    try RebuildLock.holding([model.name], on: &connection) { connection in
      guard let former = try BuildBook.former(model.name, on: &connection) else {
        throw RebuildRefusal.noFormer(model.name)
      }
      guard former.version == model.version else {
        throw RebuildRefusal.otherVersion(
          model.name, former: former.version, program: model.version)
      }
      var targets = [Projector<Codec>.Target(model: model, build: former)]
      try projector.follow(&targets, on: &connection)
      return try Swap(projector: projector).run(targets[0], on: &connection).build
    }
  }
}
