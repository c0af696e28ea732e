import Dispatch
import EventSourcing
import Foundation
import PostgreSQL
import Synchronization

/// One state of the database that several connections see, for as long as it is kept.
struct Snapshot: ~Copyable {
  /// Keeps the snapshot alive; nothing else is done on it.
  private let holder: Connection
  private let id: String
  private let resources: ReplayResources
  /// Which the builds to compare have in it.
  private let position: Int64

  init(_ resources: ReplayResources, position: Int64) throws {
    self.resources = resources
    self.position = position
    var holder = try resources.connect()
    try holder.script("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    id = try holder.execute("SELECT pg_export_snapshot()")[0].value(at: 0)
    self.holder = holder
  }

  /// Several tables at a time.
  func compare<Codec: EventCodec>(_ pairs: [BuildPair<Codec>]) throws -> [String: Comparison] {
    let jobs = pairs.flatMap(\.tables)
    let next = Atomic(0)
    let results = Mutex([Int: Comparison.Table]())
    let failure = Mutex((any Error)?.none)
    DispatchQueue.concurrentPerform(iterations: min(resources.workers, jobs.count)) { _ in
      do {
        var connection = try connection()
        while true {
          let index = next.add(1, ordering: .relaxed).oldValue
          guard index < jobs.count else { return }
          let table = try jobs[index].compare(on: &connection)
          results.withLock { $0[index] = table }
        }
      } catch {
        failure.withLock { $0 = $0 ?? error }
      }
    }
    if let failure = failure.withLock({ $0 }) { throw failure }
    let tables = results.withLock { $0 }
    var comparisons: [String: Comparison] = [:]
    for pair in pairs {
      comparisons[pair.live.projection] = Comparison(
        projection: pair.live.projection, position: position,
        tables: jobs.indices.filter { jobs[$0].live == pair.live }.compactMap { tables[$0] })
    }
    return comparisons
  }

  private func connection() throws -> Connection {
    var connection = try resources.connect()
    try connection.script(
      "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET TRANSACTION SNAPSHOT '\(id)'")
    return connection
  }
}
