import EditorialReadModels
import PostgreSQL
import PostgresEventStore

/// Which read models a worker's session leads, and how far it has brought them.
struct WorkerPost {
  private(set) var led: [ReadModels.Model] = []
  /// The last position when nothing was left to apply.
  var applied: Int64 = -1
  var saidOutdated = false
  private var lastContended: ContinuousClock.Instant?

  /// Whether it is time to look if another worker has gone.
  func isDue(every interval: Duration) -> Bool {
    guard led.count < ReadModels.all.count else { return false }
    return lastContended.map { $0.duration(to: .now) >= interval } ?? true
  }

  /// Takes the lead of what nobody leads.
  mutating func contend(
    _ notice: (WorkerNotice) -> Void, on connection: inout Connection
  ) throws {
    let isFirst = lastContended == nil
    lastContended = .now
    var taken: [String] = []
    for model in ReadModels.all where !led.contains(where: { $0.name == model.name }) {
      let isFree: Bool = try connection.executePrepared(
        "SELECT pg_try_advisory_lock(108, hashtext(\(model.name)))")[0].value(at: 0)
      guard isFree else { continue }
      led.append(model)
      taken.append(model.name)
    }
    let others = ReadModels.all.map { $0.name }.filter { name in
      !led.contains { $0.name == name }
    }
    if !taken.isEmpty {
      notice(.leads(taken))
      applied = -1
    }
    if isFirst, !others.isEmpty { notice(.waits(others)) }
  }
}
