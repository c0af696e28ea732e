import EditorialReadModels
import Foundation
import PostgreSQL

/// A schedule that has come due.
struct DueSchedule: Hashable, Sendable {
  let article: UUID
  let at: Date
}

/// Tells a worker which schedules have come due. It asks the board when the next one that it knows of
/// is due, and when the board may have changed; otherwise it costs nothing.
struct ScheduleWatch {
  /// The least time between two questions while events come.
  private static let shortestInterval = Duration.milliseconds(100)
  /// That of a board that another worker brings up.
  private static let foreignInterval = Duration.seconds(1)
  /// The most, should the server's clock be set forward.
  private static let longestInterval = Duration.seconds(60)
  /// How many are handed over at a time.
  private static let batchSize = 100

  private var askedAt: ContinuousClock.Instant?
  private var askedPosition: Int64?
  private var next: ContinuousClock.Instant?
  /// What has been handed over and is on the board still.
  private var handedOver: Set<DueSchedule> = []

  /// How long nothing can come due that is known of; nil when nothing is.
  var wait: Duration? { next.map { max(.zero, ContinuousClock.now.duration(to: $0)) } }

  /// What is due and has not been handed over, the longest due first.
  ///
  /// - Parameter position: Up to which this worker has brought the board; nil where another does.
  mutating func due(
    boardAt position: Int64?, on connection: inout Connection
  ) throws -> [DueSchedule] {
    let now = ContinuousClock.now
    guard isToAsk(position, now) else { return [] }
    let limit = handedOver.count + Self.batchSize
    let pending = try Self.pending(limit: limit, on: &connection)
    let due = pending.filter { $0.secondsLeft <= 0 }
      .map { DueSchedule(article: $0.article, at: $0.at) }
    let new = due.filter { !handedOver.contains($0) }
    handedOver = handedOver.intersection(due).union(new)
    (askedAt, askedPosition) = (now, position)
    next = pending.first { $0.secondsLeft > 0 }.map { now + .seconds($0.secondsLeft) }
    if due.count == limit { next = now + Self.shortestInterval }
    return new
  }

  private func isToAsk(_ position: Int64?, _ now: ContinuousClock.Instant) -> Bool {
    guard let askedAt else { return true }
    if let next, next <= now { return true }
    let interval =
      switch position {
      case nil: Self.foreignInterval
      case askedPosition: Self.longestInterval
      default: Self.shortestInterval
      }
    return askedAt.duration(to: now) >= interval
  }

  private static func pending(
    limit: Int, on connection: inout Connection
  ) throws -> [PendingSchedule] {
    do {
      return try ScheduleQuery(limit: limit).run(on: &connection)
    } catch let error as PostgresError where error.sqlState == .undefinedTable {
      // Whoever brings the board up has not made it yet.
      return []
    }
  }
}
