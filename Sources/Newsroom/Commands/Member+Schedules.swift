package import Editorial
import EventSourcing
package import Foundation
import PostgreSQL
import PostgresEventStore

extension Member {
  /// Carries out what is scheduled for an article if it is due: publishes the text or unpublishes
  /// the article, or records the rule that refuses it.
  ///
  /// The command's id is derived from the event that made the schedule, so the log accepts it only
  /// once, no matter who carries it out, how often they try, and where they are interrupted.
  ///
  /// - Returns: Nil if no schedule is due because it was carried out, moved or cancelled.
  /// - Throws: `AppendError.notPermitted` or `ArticleRejection` if this login may not publish.
  package func carryOut(_ step: ScheduledStep, of id: UUID) async throws -> Receipt? {
    let loaded = try await store.load(.article(id))
    guard let due = Article.fold(loaded.events).waiting(step), due.at <= loaded.now,
      let made = loaded.events.last(where: { $0.event.storedType == step.scheduling })
    else { return nil }
    let derived = UUID.derived(from: made.id, for: step.verb.rawValue)
    // Anybody could use the id first for another command. Then the schedule would never be carried
    // out.
    for commandID in [derived, .v7()] {
      do {
        let receipt = try await perform(
          step.command, on: id, options: CommandOptions(commandID: commandID))
        return receipt.recorded.isEmpty ? nil : receipt
      } catch AppendError.commandIDReused {
        let now = Article.fold(try await store.load(.article(id)).events)
        guard now.waiting(step) == due else { return nil }
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

extension ScheduledStep {
  fileprivate var command: ArticleCommand {
    switch self {
    case .publication: .publishDue
    case .unpublication: .unpublishDue
    }
  }
}

extension ArticleState {
  /// When the step is to be carried out; nil if it is not scheduled or was refused.
  fileprivate func waiting(_ step: ScheduledStep) -> Expiry? {
    switch step {
    case .publication:
      schedule.flatMap { $0.failure == nil ? Expiry(at: $0.at, zone: $0.zone) : nil }
    case .unpublication: expiryFailure == nil ? expiry : nil
    }
  }
}
