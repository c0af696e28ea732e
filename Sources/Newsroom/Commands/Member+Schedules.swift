import Editorial
import EventSourcing
package import Foundation
import PostgreSQL
import PostgresEventStore

extension Member {
  /// Carries out an article's schedule if it is due: publishes the text, or records the rule that
  /// refuses it.
  ///
  /// The command's id is derived from the event that made the schedule, so the log accepts it only
  /// once, no matter who carries it out, how often they try, and where they are interrupted.
  ///
  /// - Returns: Nil if no schedule is due because it was carried out, moved or cancelled.
  /// - Throws: `AppendError.notPermitted` or `ArticleRejection` if this login may not publish.
  package func carryOutSchedule(of id: UUID) async throws -> Receipt? {
    let loaded = try await store.load(.article(id))
    guard let schedule = Article.fold(loaded.events).schedule, schedule.failure == nil,
      schedule.at <= loaded.now, let made = loaded.events.last(where: { $0.event.isSchedule })
    else { return nil }
    let derived = UUID.derived(from: made.id, for: ArticleVerb.publishDue.rawValue)
    // Anybody could use the id first for another command. Then the schedule would never be carried
    // out.
    for commandID in [derived, .v7()] {
      do {
        let receipt = try await perform(
          .publishDue, on: id, options: CommandOptions(commandID: commandID))
        return receipt.recorded.isEmpty ? nil : receipt
      } catch AppendError.commandIDReused {
        let now = Article.fold(try await store.load(.article(id)).events)
        guard now.schedule == schedule else { return nil }
      } catch let rejection as ArticleRejection where rejection.kind == .rule {
        // A refusal of the text is recorded. This error means that somebody else was first.
        return nil
      }
    }
    return nil
  }

  /// Whether the log accepts a publication from this login.
  func mayPublish() async throws -> Bool {
    try await withConnection { connection in
      try connection.execute("SELECT coalesce(galley.role_of(session_user) = 'admin', false)")[0]
        .value(at: 0)
    }
  }
}

extension ArticleEvent {
  fileprivate var isSchedule: Bool {
    if case .publicationScheduled = self { true } else { false }
  }
}
