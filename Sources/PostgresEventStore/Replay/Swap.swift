import EventSourcing
import Foundation
import PostgreSQL

/// Puts a build in the place of the live one, never behind it, without holding anybody up.
///
/// The views are replaced under a lock that waits for readers at most for ``lockTimeout``; as readers
/// that come later queue behind whoever waits, it then steps back, lets them pass and tries again.
struct Swap<Codec: EventCodec>: Sendable {
  typealias Target = Projector<Codec>.Target

  let projector: Projector<Codec>
  /// How long it goes on trying.
  var patience: Duration = .seconds(30)

  /// For how long it waits for readers of all the views, and makes others wait.
  static var lockTimeout: Duration { .milliseconds(50) }

  /// - Returns: The build as it is now, and how long the views were locked.
  /// - Throws: ``RebuildRefusal``
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

  /// - Returns: Nil when the views could not be locked in time.
  private func attempt(
    _ target: Target, on connection: inout Connection
  ) throws -> (build: Build, locked: Duration)? {
    // Each view is waited for apart.
    let limit = max(1, Int(Self.lockTimeout / .milliseconds(1)) / target.model.outlines.count)
    do {
      let (build, start) = try connection.transaction(.readCommitted) { connection in
        try connection.executePrepared(BuildBook.lock([target.build.projection]))
        // As the book has it: a comparison may have moved the build on.
        guard let build = try BuildBook.current(target.build, on: &connection) else {
          throw RebuildRefusal.removed(target.build.projection)
        }
        var targets = [Target(model: target.model, build: build)]
        while try !projector.advance(&targets, on: &connection).isDone {}
        try connection.script("SET LOCAL lock_timeout = '\(limit)ms'")
        let start = ContinuousClock.now
        try BuildBook.swap(to: build, tables: target.model.outlines, on: &connection)
        guard let swapped = try BuildBook.current(build, on: &connection) else {
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

  /// Who has read one of the views in a transaction that is still open.
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
