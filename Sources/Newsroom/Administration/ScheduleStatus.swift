import Editorial
import EditorialReadModels
package import Foundation
package import JSON
import PostgreSQL
import PostgresEventStore

/// The publications and unpublications that are waiting, and whether a worker carries them out.
package struct ScheduleStatus: Sendable {
  /// What the workers of this newsroom do about schedules.
  package enum Worker: String, CaseIterable, Sendable, JSONDescribed {
    /// One of them carries them out.
    case publishing
    /// Some run, but none has a login that may publish.
    case notPermitted
    case none
    /// The server is a standby, and does not see the workers of the primary.
    case unseen
  }

  package let worker: Worker
  /// Neither carried out nor refused; includes those that are due.
  package private(set) var waiting: Int
  /// The waiting schedules that are due.
  package private(set) var due: Int
  /// Refused by a rule when they were due; an admin must act.
  package private(set) var refused: Int
  /// When the first of the waiting schedules is due; nil if none is waiting.
  package private(set) var next: Date?

  init(worker: Worker, waiting: Int = 0, due: Int = 0, refused: Int = 0, next: Date? = nil) {
    self.worker = worker
    self.waiting = waiting
    self.due = due
    self.refused = refused
    self.next = next
  }

  /// Reads the schedules, and the locks that workers hold. It changes nothing.
  ///
  /// The board may be behind the log, because nobody has asked it or because no worker runs. For
  /// an article with later events, its schedule comes from its own events.
  static func present(on connection: inout Connection) throws -> ScheduleStatus {
    var status = ScheduleStatus(worker: try worker(on: &connection))
    let checkpoint = try BuildRegistry.live(Board.name, on: &connection)?.checkpoint
    let watermark = try Watermark.read(on: &connection)
    let changed = try connection.execute(
      ScheduleQuery.articles(
        changedAfter: checkpoint ?? 0, through: watermark, hasBoard: checkpoint != nil)
    ).map { try $0.value(at: 0, as: UUID.self) }
    if checkpoint != nil {
      let row = try connection.execute(ScheduleQuery.summary(leavingOut: changed))[0]
      status.waiting = try row.value(at: 0)
      status.due = try row.value(at: 1)
      status.refused = try row.value(at: 2)
      status.next = try row.value(at: 3)
    }
    guard !changed.isEmpty else { return status }
    let now: Date = try connection.execute("SELECT clock_timestamp()")[0].value(at: 0)
    for article in changed {
      let stream = try PastStream(
        article, through: watermark, by: ArticleEventCodec(), on: &connection)
      for row in stream.rows(of: Board.self).articles { status.count(row, at: now) }
    }
    return status
  }

  private mutating func count(_ row: BoardRow, at now: Date) {
    count(row.scheduledAt, refusedBy: row.scheduleFailure, at: now)
    count(row.unpublishAt, refusedBy: row.unpublishFailure, at: now)
  }

  private mutating func count(_ instant: Date?, refusedBy rule: String?, at now: Date) {
    guard let instant else { return }
    guard rule == nil else {
      refused += 1
      return
    }
    waiting += 1
    if instant <= now { due += 1 }
    next = min(next ?? instant, instant)
  }

  fileprivate static func worker(on connection: inout Connection) throws -> Worker {
    guard !connection.isOnStandby else { return .unseen }
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
    "ScheduleStatus",
    "The publications and unpublications that are waiting, and whether a worker carries them out.",
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
  /// A remark for somebody who schedules a publication while no worker would carry it out.
  package func scheduleRemarks() async throws -> [Remark] {
    let worker = try await withConnection { try ScheduleStatus.worker(on: &$0) }
    return worker == .publishing ? [] : [.unattended(worker)]
  }

  /// The status of the schedules, also if nobody has brought the board up to date.
  package func schedules() async throws -> ScheduleStatus {
    try await withConnection { try ScheduleStatus.present(on: &$0) }
  }
}
