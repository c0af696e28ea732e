import PostgreSQL

/// One state of the database that several connections see, for as long as this value exists.
struct Snapshot: ~Copyable {
  /// Keeps the snapshot alive; nothing else runs on it.
  private let holder: Connection
  private let id: String
  private let resources: ReplayResources
  /// The position of the builds in this snapshot.
  private let position: Int64

  init(_ resources: ReplayResources, position: Int64) throws {
    self.resources = resources
    self.position = position
    var holder = try resources.connect()
    try holder.script("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    id = try holder.execute("SELECT pg_export_snapshot()")[0].value(at: 0)
    self.holder = holder
  }

  /// Compares the builds of each pair, several tables at a time.
  ///
  /// - Returns: The comparisons by projection.
  func compare(_ pairs: [BuildPair]) throws -> [String: Comparison] {
    let tables = pairs.flatMap(\.tablePairs)
    let queue = WorkQueue(Array(tables.indices))
    let (resources, id) = (resources, id)
    let results = try queue.run(workers: resources.workers) {
      var connection = try resources.connect()
      try connection.script(
        "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET TRANSACTION SNAPSHOT '\(id)'")
      var results: [Int: Comparison.Table] = [:]
      while let index = try queue.next() {
        results[index] = try tables[index].compare(on: &connection)
      }
      return results
    }
    let compared = results.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
    var comparisons: [String: Comparison] = [:]
    for pair in pairs {
      comparisons[pair.live.projection] = Comparison(
        projection: pair.live.projection, position: position,
        tables: tables.indices.filter { tables[$0].live == pair.live }.compactMap { compared[$0] })
    }
    return comparisons
  }
}
