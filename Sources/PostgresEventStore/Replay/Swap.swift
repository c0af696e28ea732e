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

  private static var lockTimeout: Duration { .milliseconds(50) }

  /// - Returns: The build as it is now, and how long the views were locked.
  func run(
    _ target: Target, on connection: inout Connection
  ) throws -> (build: Build, locked: Duration) {
    let deadline = ContinuousClock.now + patience
    while true {
      let locked = try attempt(target, on: &connection)
      if let locked, let build = try BuildBook.current(target.build, on: &connection) {
        return (build, locked)
      }
      guard ContinuousClock.now < deadline else {
        throw RebuildRefusal.swapBlocked(
          target.build.projection, by: try reader(of: target, on: &connection))
      }
      Thread.sleep(forTimeInterval: 0.05)
    }
  }

  /// - Returns: Nil when the views could not be locked in time.
  private func attempt(
    _ target: Target, on connection: inout Connection
  ) throws -> Duration? {
    do {
      return try connection.transaction(.readCommitted) { connection in
        try connection.executePrepared(BuildBook.lock(target.build.projection))
        var targets = [target]
        while try !projector.advance(&targets, on: &connection).isDone {}
        try connection.script(
          "SET LOCAL lock_timeout = '\(Self.lockTimeout.components.attoseconds / 1_000_000_000_000_000)ms'"
        )
        let start = ContinuousClock.now
        try BuildBook.swap(to: target.build, tables: target.model.outlines, on: &connection)
        return ContinuousClock.now - start
      }
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
      SELECT format('%s (process %s)', a.usename, a.pid)
      FROM pg_locks l JOIN pg_stat_activity a USING (pid)
      WHERE l.granted AND l.relation = ANY(\(views)::regclass[]) AND a.pid <> pg_backend_pid()
      LIMIT 1
      """)
    return try rows.first?.value(at: 0) ?? "somebody"
  }
}
