import Digests
import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import PostgresEventStore

/// A command that is sent again under the id of one that was carried out.
struct Repetition {
  let commandID: UUID
  let handler: CommandHandler<Article, PostgresEventStore<ArticleEventCodec>>

  /// The answer the first time, or nil when there was no first time.
  ///
  /// - Throws: `AppendError.commandIDReused` when the id was another command's: what was asked now
  ///   must not be lost behind an answer to something else.
  func answer(
    to command: (_ salt: Salt, _ seen: ArticleState) -> ArticleCommand, on id: UUID, in pool: Pool
  ) async throws -> Receipt? {
    guard let outcome = try await handler.answer(of: commandID),
      let first = outcome.recorded.first
    else { return nil }
    let stream = first.stream.id
    let salt = try await pool.withConnection { try TextStore.salt(of: stream, on: &$0) }
    let asked = command(salt ?? .random(), outcome.state)
    guard asked.verb == first.event.verb, asked.verb == .draft || stream == id,
      asked.content.map(\.digest) == first.event.writtenDigest || salt == nil
    else { throw AppendError.commandIDReused(commandID) }
    return Receipt(id: stream, outcome)
  }
}

extension ArticleCommand {
  fileprivate var content: Content? {
    switch self {
    case .draft(_, let content), .revise(_, let content): content
    default: nil
    }
  }
}

extension ArticleEvent {
  /// The digest of the content that a draft or a revision brought.
  fileprivate var writtenDigest: Digest? {
    switch self {
    case .drafted(_, _, let digest), .revised(_, _, let digest, nil): digest
    default: nil
    }
  }

  /// The command that leads to this event first.
  fileprivate var verb: ArticleVerb {
    switch self {
    case .drafted: .draft
    case .revised(_, _, _, let restoredFrom): restoredFrom == nil ? .revise : .restore
    case .submitted: .submit
    case .submissionWithdrawn: .withdraw
    case .changesRequested: .requestChanges
    case .approved: .approve
    case .publicationScheduled: .schedule
    case .scheduleCancelled: .unschedule
    case .published: .publish
    case .publicationFailed: .publishDue
    case .correctionPublished: .correct
    case .unpublished: .unpublish
    case .killed: .kill
    case .embargoSet: .embargo
    case .embargoLifted: .liftEmbargo
    case .slugChanged: .rename
    case .assigned: .assign
    case .noteAdded: .note
    case .spiked: .spike
    case .unspiked: .unspike
    }
  }
}
