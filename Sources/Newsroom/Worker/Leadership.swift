import EditorialReadModels
import PostgreSQL
import PostgresEventStore

/// What a worker's session leads: read models, and how far it has brought them, and the carrying out
/// of schedules.
struct Leadership {
  /// What the lock of whoever carries out schedules is named by, as others are by read models.
  static let schedules = "schedules"

  private(set) var led: [ReadModels.Model] = []
  /// The last position when nothing was left to apply.
  var applied: Int64 = -1
  var saidOutdated = false
  /// Whether it is this worker that carries out schedules.
  private(set) var leadsSchedules = false
  private var lastContended: ContinuousClock.Instant?

  /// The position up to which it has brought the board; nil where another worker does.
  var boardPosition: Int64? { led.contains { $0.name == Board.name } ? applied : nil }

  /// Whether it is time to look if another worker has gone.
  func isDue(every interval: Duration, publishing: Bool) -> Bool {
    guard led.count < ReadModels.all.count || publishing != leadsSchedules else { return false }
    return lastContended.map { $0.duration(to: .now) >= interval } ?? true
  }

  /// Takes the lead of what nobody leads.
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
