import Editorial
import EditorialReadModels
import Foundation
import PostgreSQL

/// A due publication or unpublication.
struct DueSchedule: Hashable, Sendable {
  let article: UUID
  let step: ScheduledStep
  let at: Date
}

/// Tells a worker which schedules are due. It reads the board when the next known schedule is due
/// and when the board may have changed; otherwise it costs nothing.
struct ScheduleWatch {
  /// The shortest time between two queries while events arrive.
  private static let shortestInterval = Duration.milliseconds(100)
  /// The same for a board that another worker leads.
  private static let foreignInterval = Duration.seconds(1)
  /// The longest time, in case the server's clock is set forward.
  private static let longestInterval = Duration.seconds(60)
  /// The most schedules that are handed over at a time.
  private static let batchSize = 100

  private var askedAt: ContinuousClock.Instant?
  private var askedPosition: Int64?
  private var next: ContinuousClock.Instant?
  /// The schedules that were handed over and are still on the board.
  private var handedOver: Set<DueSchedule> = []

  /// The time until the next known schedule is due; nil if there is none.
  var wait: Duration? { next.map { max(.zero, ContinuousClock.now.duration(to: $0)) } }

  /// The due schedules that have not been handed over, longest due first.
  ///
  /// - Parameter position: The position of the board; nil if another worker leads it.
  mutating func due(
    boardAt position: Int64?, on connection: inout Connection
  ) throws -> [DueSchedule] {
    let now = ContinuousClock.now
    guard isToAsk(position, now) else { return [] }
    let limit = handedOver.count + Self.batchSize
    let pending = try Self.pending(limit: limit, on: &connection)
    let due = pending.filter { $0.secondsLeft <= 0 }
      .map { DueSchedule(article: $0.article, step: $0.step, at: $0.at) }
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
      // The worker that leads the board has not built it yet.
      return []
    }
  }
}
