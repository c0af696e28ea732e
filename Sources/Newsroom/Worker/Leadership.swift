import EditorialReadModels
import PostgreSQL
import PostgresEventStore

/// What a worker's session leads: read models, with the position of each, and the execution of
/// schedules.
struct Leadership {
  /// The name of the lock for schedules. Other locks are named after read models.
  static let schedules = "schedules"

  private(set) var led: [ReadModels.Model] = []
  /// The last position at which nothing was left to apply.
  var applied: Int64 = -1
  /// Whether the models that are outdated have been dealt with.
  var hasRenewed = false
  /// Whether this worker carries out schedules.
  private(set) var leadsSchedules = false
  private var lastContended: ContinuousClock.Instant?

  /// The position of the board; nil if another worker leads it.
  var boardPosition: Int64? { led.contains { $0.name == Board.name } ? applied : nil }

  /// Whether it is time to check if another worker has ended.
  func isDue(every interval: Duration, publishing: Bool) -> Bool {
    guard led.count < ReadModels.all.count || publishing != leadsSchedules else { return false }
    return lastContended.map { $0.duration(to: .now) >= interval } ?? true
  }

  /// Takes over everything that nobody leads.
  ///
  /// - Parameter publishing: Whether to carry out schedules, if nobody else does.
  mutating func contend(
    publishing: Bool, _ notice: (WorkerNotice) -> Void, on connection: inout Connection
  ) throws {
    let isFirst = lastContended == nil
    lastContended = .now
    var taken: [String] = []
    for model in ReadModels.all where !led.contains(where: { $0.name == model.name }) {
      guard try Self.take(model.name, on: &connection) else { continue }
      led.append(model)
      taken.append(model.name)
    }
    let others = ReadModels.all.map { $0.name }.filter { name in
      !led.contains { $0.name == name }
    }
    if !taken.isEmpty {
      notice(.leads(taken))
      applied = -1
      hasRenewed = false
    }
    if isFirst, !others.isEmpty { notice(.waits(others)) }
    if publishing, !leadsSchedules {
      leadsSchedules = try Self.take(Self.schedules, on: &connection)
    } else if !publishing, leadsSchedules {
      try connection.executePrepared(
        "SELECT pg_advisory_unlock(\(AdvisoryLock.leadership), hashtext(\(Self.schedules)))")
      leadsSchedules = false
    }
  }

  private static func take(_ name: String, on connection: inout Connection) throws -> Bool {
    try connection.executePrepared(
      "SELECT pg_try_advisory_lock(\(AdvisoryLock.leadership), hashtext(\(name)))")[0]
      .value(at: 0)
  }
}
