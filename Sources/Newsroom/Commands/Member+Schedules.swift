import Editorial
import EventSourcing
package import Foundation
import PostgreSQL
import PostgresEventStore

extension Member {
  /// Carries an article's schedule out if it is due: its text is published, or the rule recorded that
  /// refuses it.
  ///
  /// The command's id follows from the event that made the schedule. Whoever carries it out, how
  /// often they try and wherever they are stopped, the log takes it once.
  ///
  /// - Returns: Nil where no schedule is due: it was carried out, moved or cancelled since.
  /// - Throws: `AppendError.notPermitted` or `ArticleRejection` when this login may not publish.
  package func carryOutSchedule(of id: UUID) async throws -> Receipt? {
    let loaded = try await store.load(.article(id))
    guard let schedule = Article.fold(loaded.events).schedule, schedule.failure == nil,
      schedule.at <= loaded.now, let made = loaded.events.last(where: { $0.event.isSchedule })
    else { return nil }
    let derived = UUID.derived(from: made.id, for: ArticleVerb.publishDue.rawValue)
    // An id is whoever's uses it first: for something else, and the schedule would never be due.
    for commandID in [derived, .v7()] {
      do {
        let receipt = try await perform(
          .publishDue, on: id, options: CommandOptions(commandID: commandID))
        return receipt.recorded.isEmpty ? nil : receipt
      } catch AppendError.commandIDReused {
        let now = Article.fold(try await store.load(.article(id)).events)
        guard now.schedule == schedule else { return nil }
      } catch let rejection as ArticleRejection where rejection.kind == .rule {
        // Of what refuses the text a record is made; this says that somebody was first.
        return nil
      }
    }
    return nil
  }

  /// Whether the log takes a publication from this login.
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
