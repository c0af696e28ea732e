import Editorial
import EditorialReadModels
import Foundation
package import Mail
import PostgreSQL
import PostgresEventStore

extension Member {
  /// Sends the desk's notices at each interval.
  ///
  /// - Parameters:
  ///   - sender: Whose address the messages have.
  ///   - send: Gives a message to a mail server.
  package func noticesUpkeep(
    every interval: Duration, from sender: MailAddress,
    notice: @escaping @Sendable (WorkerNotice) -> Void,
    send: @escaping @Sendable (MailMessage) async -> NoticeOutcome
  ) -> Upkeep {
    Upkeep(kind: .notices, interval: interval, notice: notice) {
      try await sendNotices(from: sender, notice: notice, send: send)
    }
  }

  /// Plans the notices that the board asks for, and sends those that wait. Each is sent at most once,
  /// however many workers do this.
  func sendNotices(
    from sender: MailAddress, notice: @Sendable (WorkerNotice) -> Void,
    send: @Sendable (MailMessage) async -> NoticeOutcome
  ) async throws {
    guard try await planNotices() else { return }
    while !Task.isCancelled, let next = try await claimNotice() {
      let outcome: NoticeOutcome =
        if let message = next.message(from: sender, at: .now) {
          await send(message)
        } else {
          .never("the address is not one")
        }
      try await record(outcome, of: next)
      switch outcome {
      case .sent: notice(.noticeSent(next.login, next.kind, slug: next.slug))
      case .never(let reason): notice(.noticeFailed(next.login, slug: next.slug, reason))
      case .later(let reason):
        // The others would have to wait, too.
        return notice(.noticeWaits(next.login, slug: next.slug, reason))
      }
    }
  }

  /// - Returns: Whether there is a board.
  private func planNotices() async throws -> Bool {
    let zone = newsroomSettings.timeZone ?? "UTC"
    do {
      return try await asProjector { connection in
        try connection.execute(NoticeQuery.plan(zone: zone))
        return true
      }
    } catch let error as PostgresError where error.sqlState == .undefinedTable {
      return false
    }
  }

  private func claimNotice() async throws -> DeskNotice? {
    try await asProjector { connection in
      guard let row = try connection.execute(NoticeQuery.claim).first else { return nil }
      let kind: String = try row.value("kind")
      guard let kind = NoticeKind(rawValue: kind) else { return nil }
      return DeskNotice(
        login: try row.value("login"), address: try row.value("address"), kind: kind,
        article: try row.value("article"), at: try row.value("at"), slug: try row.value("slug"),
        headline: try row.value("headline"), by: try row.value("by"),
        attempt: try row.value("attempts"))
    }
  }

  private func record(_ outcome: NoticeOutcome, of notice: DeskNotice) async throws {
    try await asProjector { connection in
      _ = try connection.execute(notice.recording(outcome))
    }
  }

  private func asProjector<Value: Sendable>(
    _ body: @Sendable @escaping (inout Connection) throws -> Value
  ) async throws -> Value {
    try await withConnection { connection in
      try connection.projecting(as: projecting, body)
    }
  }
}
