import Editorial
import EditorialReadModels
package import Foundation
package import JSON
import PostgreSQL
import PostgresEventStore

/// The schedules that are waiting, and whether a worker carries them out.
package struct ScheduleStatus: Sendable {
  /// What the workers of this newsroom do about schedules.
  package enum Worker: String, CaseIterable, Sendable, JSONDescribed {
    /// One of them carries them out.
    case publishing
    /// Some run, but none has a login that may publish.
    case notPermitted
    case none
  }

  package let worker: Worker
  /// Neither carried out nor refused; includes those that are due.
  package let waiting: Int
  /// The waiting schedules that are due.
  package let due: Int
  /// Refused by a rule when they were due; an admin must act.
  package let refused: Int
  /// When the first of the waiting schedules is due; nil if none is waiting.
  package let next: Date?

  /// Reads the board as it is now, and the locks that workers hold.
  static func present(on connection: inout Connection) throws -> ScheduleStatus {
    let worker = try worker(on: &connection)
    let isThere: Bool = try connection.execute("SELECT to_regclass('read.board') IS NOT NULL")[0]
      .value(at: 0)
    guard isThere else {
      return ScheduleStatus(worker: worker, waiting: 0, due: 0, refused: 0, next: nil)
    }
    let row = try connection.execute(ScheduleQuery.summary)[0]
    return ScheduleStatus(
      worker: worker, waiting: try row.value(at: 0), due: try row.value(at: 1),
      refused: try row.value(at: 2), next: try row.value(at: 3))
  }

  private static func worker(on connection: inout Connection) throws -> Worker {
    let row = try connection.execute(
      """
      SELECT count(*) > 0,
        coalesce(bool_or(objid::bigint = hashtext(\(Leadership.schedules))::bigint & 4294967295),
          false)
      FROM pg_locks
      WHERE locktype = 'advisory' AND classid = \(AdvisoryLock.leadership) AND objsubid = 2 AND granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      """)[0]
    if try row.value(at: 1) { return .publishing }
    return try row.value(at: 0) ? .notPermitted : .none
  }
}

extension ScheduleStatus: JSONDescribed {
  package static let json = JSONDescription<ScheduleStatus>(
    "ScheduleStatus", "The schedules that are waiting, and whether a worker carries them out.",
    [
      JSONMember("worker", "What the workers of the newsroom do about schedules.", \.worker),
      JSONMember(
        "waiting", "The schedules that were neither carried out nor refused.",
        \.waiting),
      JSONMember("due", "The waiting schedules that are due.", \.due),
      JSONMember(
        "refused", "The schedules that a rule refused when they were due and that need an admin.",
        \.refused),
      JSONMember(
        "next", "When the first of the waiting schedules is due; null if none is waiting.",
        \.next),
    ])
}

extension Member {
  /// The status of the schedules.
  package func schedules() async throws -> ScheduleStatus {
    try await withConnection { try ScheduleStatus.present(on: &$0) }
  }
}
