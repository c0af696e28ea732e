package import EventSourcing
import Foundation
package import PostgreSQL

/// Puts a build in the place of the live one, at the same checkpoint or later, without blocking
/// readers.
///
/// The views are replaced under a lock, for which the swap waits at most ``lockTimeout``. New
/// readers queue behind a waiting lock, so the swap then gives up, lets them pass and tries again.
struct Swap<Codec: EventCodec>: Sendable {
  typealias Target = Projector<Codec>.Target

  let projector: Projector<Codec>
  /// For how long it retries.
  var patience: Duration = .seconds(30)

  /// For how long one attempt waits for the readers of all views, while new readers wait.
  static var lockTimeout: Duration { .milliseconds(50) }

  /// - Returns: The build as it is now, and how long the views were locked.
  /// - Throws: ``RebuildRefusal``.
  func run(
    _ target: Target, on connection: inout Connection
  ) throws -> (build: Build, locked: Duration) {
    let deadline = ContinuousClock.now + patience
    while true {
      if let swapped = try attempt(target, on: &connection) { return swapped }
      guard ContinuousClock.now < deadline else {
        throw RebuildRefusal.swapBlocked(
          target.build.projection, by: try reader(of: target, on: &connection))
      }
      Thread.sleep(forTimeInterval: Self.lockTimeout / .seconds(1))
    }
  }

  /// - Returns: Nil if the views could not be locked in time.
  private func attempt(
    _ target: Target, on connection: inout Connection
  ) throws -> (build: Build, locked: Duration)? {
    // The timeout applies to each view separately.
    let limit = Self.lockTimeout / target.model.outlines.count
    do {
      let (build, start) = try connection.transaction(.readCommitted) { connection in
        try connection.executePrepared(BuildRegistry.lock([target.build.projection]))
        // From the registry: a comparison may have advanced the build.
        guard let build = try BuildRegistry.current(target.build, on: &connection) else {
          throw RebuildRefusal.removed(target.build.projection)
        }
        var targets = [Target(model: target.model, build: build)]
        while try !projector.advance(&targets, on: &connection).isDone {}
        try connection.script("SET LOCAL lock_timeout = '\(limit.timeoutSetting)'")
        let start = ContinuousClock.now
        try BuildRegistry.swap(to: build, tables: target.model.outlines, on: &connection)
        guard let swapped = try BuildRegistry.current(build, on: &connection) else {
          throw RebuildRefusal.removed(build.projection)
        }
        return (swapped, start)
      }
      return (build, ContinuousClock.now - start)
    } catch {
      guard let error = error as? PostgresError, error.sqlState == .lockNotAvailable else {
        throw error
      }
      return nil
    }
  }

  /// A session that has read one of the views in a transaction that is still open.
  private func reader(
    of target: Target, on connection: inout Connection
  ) throws -> String {
    let views = target.model.outlines.map { "read.\($0.name)" }
    let rows = try connection.execute(
      """
      SELECT format('%s (process %s)', coalesce(a.usename, 'somebody'), l.pid)
      FROM pg_locks l LEFT JOIN pg_stat_activity a USING (pid)
      WHERE l.granted AND l.pid <> pg_backend_pid() AND l.relation IN (
        SELECT to_regclass(view)::oid FROM unnest(\(views)) AS view)
      LIMIT 1
      """)
    return try rows.first?.value(at: 0) ?? "somebody"
  }
}

/// Makes the former build of a read model live again, after it has caught up.
package struct Rollback<Codec: EventCodec>: Sendable {
  let projector: Projector<Codec>

  package init(projector: Projector<Codec>) { self.projector = projector }

  /// - Returns: The build that is live now. The one that was live is now the former one.
  /// - Throws: ``RebuildRefusal`` when there is no former build, when it has another version than
  ///   this program's projection, or while a rebuild is running.
  package func run(
    _ model: Projector<Codec>.Model, on connection: inout Connection
  ) throws -> Build {
    try RebuildLock.withLock([model.name], on: &connection) { connection in
      guard let former = try BuildRegistry.former(model.name, on: &connection) else {
        throw RebuildRefusal.noFormer(model.name)
      }
      guard former.version == model.version else {
        throw RebuildRefusal.otherVersion(
          model.name, former: former.version, program: model.version)
      }
      var targets = [Projector<Codec>.Target(model: model, build: former)]
      try projector.catchUp(&targets, on: &connection)
      return try Swap(projector: projector).run(targets[0], on: &connection).build
    }
  }
}
