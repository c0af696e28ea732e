import Editorial
package import EditorialReadModels
package import Foundation
import PlainText
import PostgreSQL
import PostgresEventStore

extension Member {
  /// What has a date, what is stuck or waits, and what was published today.
  ///
  /// - Parameters:
  ///   - groups: The groups to read.
  ///   - zone: Decides when the day began.
  ///   - limit: The most rows of each group.
  ///   - cursor: The end of the previous page of the only group.
  ///   - asOf: Nil for the present. Articles in quarantine are only known for the present.
  package func agenda(
    _ groups: [Agenda.Group] = Agenda.Group.allCases, zone: TimeZone, limit: Int,
    after cursor: PageCursor? = nil, asOf: AsOf? = nil,
    progress: @Sendable @escaping (ReplayStatus) throws -> Void = { _ in }
  ) async throws -> Answer<Agenda> {
    var models: [ReadModels.Model] = [Board.self, Publications.self, Revisions.self]
    if groups.contains(.replies) { models.append(Replies.self) }
    let past = try await past(asOf)
    return try await read(models, asOf: asOf, progress: progress) { source, connection in
      let now: Date = try connection.execute("SELECT clock_timestamp()")[0].value(at: 0)
      let moment = past?.instant ?? now
      var agenda = Agenda(moment: moment, startOfDay: zone.startOfDay(at: moment))
      func summaries(_ group: AgendaQuery.Group) throws -> Page<ArticleSummary> {
        try Page(limit: limit) { limit in
          try AgendaQuery(group, at: moment, after: cursor, limit: limit)
            .summaries(from: source, on: &connection)
        }
      }
      for group in groups {
        switch group {
        case .replies:
          agenda.replies = try WaitingReplies(
            try connection.execute(ReplyQuery.waiting(from: source))[0])
        case .due: agenda.due = try summaries(.due)
        case .scheduled: agenda.scheduled = try summaries(.scheduled)
        case .expiring: agenda.expiring = try summaries(.expiring)
        case .held: agenda.held = try summaries(.held)
        case .embargoed: agenda.embargoed = try summaries(.embargoed)
        case .stuck:
          agenda.stuck = try Page(limit: limit) { limit in
            func rows(_ group: AgendaQuery.Group) throws -> [BoardRow] {
              try AgendaQuery(group, at: moment, after: cursor, limit: limit)
                .run(from: source, on: &connection)
            }
            let due =
              try rows(.stuck).map { StuckArticle(schedule: $0) }
              + rows(.overstayed).map { StuckArticle(unpublication: $0) }
            let held = past == nil ? try StuckArticle.quarantined(on: &connection) : []
            let rest = held.filter { article in cursor.map { article.isAfter($0) } ?? true }
            return (due + rest).sorted { $1.isAfter($0.cursor) }
          }
        case .liveToday:
          agenda.liveToday = try LiveArticle.page(
            limit: limit, since: agenda.startOfDay, after: cursor, from: source, on: &connection)
        }
      }
      return agenda
    }
  }
}

extension StuckArticle {
  fileprivate func isAfter(_ cursor: PageCursor) -> Bool {
    since != cursor.time ? since > cursor.time : id.text > cursor.article.text
  }

  /// Every article in quarantine once, with the first event that cannot be applied.
  fileprivate static func quarantined(on connection: inout Connection) throws -> [StuckArticle] {
    let held = try ReadModels.all.flatMap { model in
      try BuildRegistry.live(model.name, on: &connection)
        .map { try Quarantine.streams(of: $0, on: &connection) } ?? []
    }
    return try Dictionary(grouping: held, by: \.stream).compactMap { article, held in
      try held.min { $0.position < $1.position }.map { first in
        let row = try connection.execute(BoardQuery.article(article)).first
        return StuckArticle(first, row: try row.map(BoardRow.table.record))
      }
    }
  }
}

extension TimeZone {
  fileprivate func startOfDay(at instant: Date) -> Date {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = self
    return calendar.startOfDay(for: instant)
  }
}
